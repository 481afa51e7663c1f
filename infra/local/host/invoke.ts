import { randomUUID } from "node:crypto";

import type { HostedFunction } from "./check-app.ts";
import { programmingModel, type Hook, type Registrations } from "./core-module.ts";
import { makeInFlight } from "./in-flight.ts";
import type { Logger } from "./log.ts";
import type { InvocationRequest, ProgrammingModel, RpcData, RpcLevel } from "./rpc.ts";

type Returned = RpcData | null | undefined;

/** Runs a function once and resolves to its return value; rejects with the very error it threw. */
export type Invoke = (hosted: HostedFunction, request: InvocationRequest) => Promise<Returned>;

export interface Invoker {
  readonly invoke: Invoke;
  /** Resolves when no invocation is under way. */
  readonly idle: () => Promise<void>;
}

/** `clientBinding` gives the value of the durableClient inputs. */
export function makeInvoker(
  { hooks }: Registrations,
  logger: Logger,
  clientBinding: () => string,
): Invoker {
  const model = programmingModel();
  if (model === undefined) throw new Error("no programming model was set");
  const appHookData = {};
  const inFlight = makeInFlight();

  const run = async (hosted: HostedFunction, request: InvocationRequest): Promise<Returned> => {
    const core = coreContext(hosted, request, hooks.log, logger);
    for (const name of hosted.clients)
      request.inputData.push({ name, data: { json: clientBinding() } });
    const started = performance.now();
    const end = (level: RpcLevel, outcome: string, cause = ""): void => {
      const ms = Math.round(performance.now() - started);
      const message = `Executed (${outcome}, Duration=${ms}ms)${cause}`;
      logger.log(level, `Function.${hosted.name}`, message, core.invocationId);
    };
    try {
      const returned = await throughLibrary(model, hosted, core, hooks, appHookData);
      end("information", "Succeeded");
      return returned;
    } catch (error) {
      end("error", "Failed", ` ${describe(error)}`);
      throw error;
    }
  };
  return {
    invoke: (hosted, request) => inFlight.track(() => run(hosted, request)),
    idle: inFlight.idle,
  };
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

interface CoreContext {
  readonly invocationId: string;
  readonly request: InvocationRequest & { readonly invocationId: string };
  readonly metadata: HostedFunction["metadata"];
  state: string | undefined;
  log(level: RpcLevel, category: string, message: string): void;
}

function coreContext(
  { name, metadata }: HostedFunction,
  request: InvocationRequest,
  hooks: readonly Hook[],
  logger: Logger,
): CoreContext {
  const invocationId = randomUUID();
  // Azure's host is always part of a trace; without a caller's it begins one, not sampled.
  const traceId = invocationId.replaceAll("-", "");
  request.traceContext ??= { traceParent: `00-${traceId}-${traceId.slice(16)}-00` };
  return {
    invocationId,
    request: Object.assign(request, { invocationId }),
    metadata,
    state: undefined,
    log(level, category, message) {
      const line = { level, message, category, hookData: {} };
      for (const hook of hooks) hook(line);
      const suffix = category === "user" ? ".User" : "";
      logger.log(line.level, `Function.${name}${suffix}`, line.message, invocationId);
    },
  };
}

/** The order of Azure's worker: arguments, hooks before, function, hooks after, response. */
async function throughLibrary(
  model: ProgrammingModel,
  { callback }: HostedFunction,
  core: CoreContext,
  hooks: Registrations["hooks"],
  appHookData: object,
): Promise<Returned> {
  const invocation = await model.getInvocationModel(core);
  const { context, inputs } = await invocation.getArguments();
  const shared = { hookData: {}, appHookData, invocationContext: context };

  // A hook may put other inputs or another function in place.
  const before = { ...shared, functionCallback: callback, inputs };
  core.state = "preInvocationHooks";
  for (const hook of hooks.preInvocation) await hook(before);

  const after = {
    ...shared,
    inputs: before.inputs,
    result: undefined as unknown,
    error: null as unknown,
  };
  core.state = "invocation";
  try {
    after.result = await invocation.invokeFunction(context, before.inputs, before.functionCallback);
  } catch (error) {
    after.error = error;
  }

  // A hook may put another result in place, or take the error away.
  core.state = "postInvocationHooks";
  for (const hook of hooks.postInvocation) await hook(after);
  core.state = undefined;
  if (after.error !== null && after.error !== undefined) throw after.error as Error;
  return (await invocation.getResponse(context, after.result)).returnValue;
}
