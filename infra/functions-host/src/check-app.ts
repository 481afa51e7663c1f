import { checkBinding, isTrigger, resolveSettings } from "./bindings.ts";
import type { Registration, Registrations } from "./core-module.ts";
import type { HttpOptions } from "./host-json.ts";
import { LoadError } from "./load-error.ts";
import { nextOccurrence } from "./ncrontab.ts";
import { findConflicts } from "./route-conflicts.ts";
import { compileRoute, type Route } from "./routes.ts";
import type { Binding, Callback, FunctionMetadata } from "./rpc.ts";

/** A registered function that has passed the checks. */
export interface HostedFunction {
  readonly name: string;
  readonly metadata: FunctionMetadata;
  readonly callback: Callback;
  readonly trigger: Binding & { readonly name: string };
  /** Names of its durableClient inputs. */
  readonly clients: readonly string[];
}

export interface HttpFunction extends HostedFunction {
  readonly route: Route;
}

export interface CheckedApp {
  readonly functions: readonly HostedFunction[];
  readonly http: readonly HttpFunction[];
}

/** The functions whose trigger has this type. */
export const ofType = ({ functions }: CheckedApp, type: string): HostedFunction[] =>
  functions.filter(({ trigger }) => trigger.type === type);

/**
 * Checks what the app registered and resolves the app settings (`%NAME%`) in its bindings. Throws a
 * LoadError that names everything that Azure refuses and everything that is not supported here.
 */
export function checkApp(
  app: Registrations,
  http: HttpOptions,
  settings: Readonly<Record<string, string | undefined>>,
): CheckedApp {
  const reasons = checkModels(app);
  const functions: HostedFunction[] = [];
  const names = new Set<string>();
  for (const registration of app.functions) {
    const name = registration.metadata.name;
    const refuse = (reason: string): void => void reasons.push(`function "${name}": ${reason}`);
    if (names.has(name.toLowerCase())) refuse("the name is registered twice");
    names.add(name.toLowerCase());
    if (!/^[a-z][a-z0-9_-]{0,127}$/i.test(name)) refuse("the name is not allowed on Azure");
    const hosted = checkBindings(registration, settings, refuse);
    if (hosted !== undefined) functions.push(hosted);
  }
  const httpFunctions = functions
    .filter(({ trigger }) => trigger.type === "httpTrigger")
    .flatMap((each) => checkHttp(each, http.routePrefix, reasons));
  reasons.push(...findConflicts(httpFunctions));
  if (reasons.length > 0) throw new LoadError(reasons);
  return { functions, http: httpFunctions };
}

function checkModels({ models, functions }: Registrations): string[] {
  if (functions.length === 0) return ["the app registered no function"];
  if (models.length < 2) return [];
  const named = models.map(({ name, version }) => `${name} ${version}`).join(" and ");
  return [`two programming models are loaded: ${named}`];
}

function checkBindings(
  { metadata, callback }: Registration,
  settings: Readonly<Record<string, string | undefined>>,
  refuse: (reason: string) => void,
): HostedFunction | undefined {
  if (metadata.retryOptions !== undefined) refuse("a retry policy is not supported");
  const bindings = Object.entries(metadata.bindings);
  const [found, second] = bindings.filter(([, binding]) => isTrigger(binding));
  if (found === undefined || second !== undefined) {
    refuse("needs exactly one trigger");
    return undefined;
  }
  for (const [name, binding] of bindings) {
    for (const reason of checkBinding(name, binding)) refuse(reason);
    for (const missing of resolveSettings(binding, settings))
      refuse(`app setting "${missing}" is missing`);
  }
  const trigger = { ...found[1], name: found[0] };
  if (trigger.type === "timerTrigger") checkSchedule(trigger, refuse);
  const clients = bindings.filter(([, { type }]) => type === "durableClient").map(([name]) => name);
  return { name: metadata.name, metadata, callback, trigger, clients };
}

function checkSchedule({ schedule }: Binding, refuse: (reason: string) => void): void {
  try {
    nextOccurrence(String(schedule), new Date());
  } catch (error) {
    refuse((error as Error).message);
  }
}

function checkHttp(hosted: HostedFunction, prefix: string, reasons: string[]): HttpFunction[] {
  const { route, methods, authLevel } = hosted.trigger;
  const refuse = (reason: string): void =>
    void reasons.push(`function "${hosted.name}": ${reason}`);
  if (authLevel !== "anonymous") refuse(`authLevel "${String(authLevel)}" is not supported`);
  const template = typeof route === "string" && route.trim() !== "" ? route : hosted.name;
  try {
    const compiled = compileRoute(template, prefix, methods as readonly string[]);
    return [{ ...hosted, route: compiled }];
  } catch (error) {
    refuse((error as Error).message);
    return [];
  }
}
