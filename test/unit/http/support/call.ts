import { HttpRequest, HttpResponse, InvocationContext } from "@azure/functions";

import { handlerOf } from "../../../../functions/http/edge.ts";
import type { Edge } from "../../../../functions/http/edge.ts";
import type { EdgeDeps } from "../../../../functions/http/deps.ts";
import type { Route } from "../../../../functions/http/route.ts";
import { loadRoutes } from "../../../../functions/http/routes.ts";
import { operationOf } from "../../../../functions/operations.ts";
import type { OperationId } from "../../../../functions/operations.ts";
import { unrouted } from "../../../../functions/http/unrouted.ts";
import type { Claims } from "../../../../shared/application/ports/token-verifier.ts";
import { noopTelemetry } from "../../../../shared/application/ports/telemetry.ts";
import type { Origin } from "../../../../shared/application/caller.ts";
import { productCatalogue } from "../../../../shared/domain/product.ts";
import { defaultRules } from "../../../../shared/domain/rules.ts";
import type { Result } from "../../../../shared/domain/result.ts";
import { accept, refuse } from "../../../../shared/domain/result.ts";

const person = { bearer: "Person", scopes: ["access_as_user"], isGuest: false } as const;
const app = { bearer: "App", scopes: [], isGuest: false } as const;

/** The callers of the tests. The token is the name. */
export const people = {
  user: { ...person, roles: [], objectId: "technician1", clientId: "portal-spa" },
  admin: { ...person, roles: ["Partner.Admin"], objectId: "technician2", clientId: "portal-spa" },
  portal: { ...app, roles: ["Portal"], objectId: "sp-1", clientId: "azure-portal" },
  unmapped: {
    ...app,
    ...{ roles: ["Portal"], objectId: "sp-2", clientId: "somebody-elses-portal" },
  },
  commerce: { ...app, roles: ["Commerce"], objectId: "sp-3", clientId: "commerce" },
  operator: { ...app, roles: ["Operator"], objectId: "sp-4", clientId: "operations" },
} as const satisfies Record<string, Omit<Claims, "tenantId">>;
export type Person = keyof typeof people;

const isPerson = (token: string): token is Person => Object.hasOwn(people, token);

export interface Call {
  readonly as?: Person | undefined;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A value to send as JSON. */
  readonly body?: unknown;
  /** Replaces the operation's method. */
  readonly method?: "HEAD";
  /** A raw body to send instead. */
  readonly bytes?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  /** What was logged at level error. */
  readonly logged: readonly string[];
}

/** A fake use case. */
export type FakeUseCase = (input: never, origin: Origin) => Promise<Result<unknown>>;

/** Fake use cases by operation. `dryRun` is the second use case of `openIncident`. */
export type FakeUseCases = Partial<Record<OperationId | "dryRun", FakeUseCase>>;

const missing = (name: string) => () => {
  throw new Error(`The test has no ${name}.`);
};

/** Dependencies of the routes without a use case. */
export const edgeDeps = {
  health: async () => ({
    status: "up",
    version: "1.2.3",
    dependencies: { storage: "up", taskHub: "up", email: "up" },
    warnings: [],
  }),
  catalogue: productCatalogue("2026-01-01", [
    { area: "cloud", id: "AzureSql", name: "Azure SQL", aliases: [], portal: "AzurePortal" },
  ]),
  rules: defaultRules,
  version: "1.2.3",
  docsDirectory: "node_modules/swagger-ui-dist",
} as unknown as EdgeDeps;

export const routes = await loadRoutes();

/** The route of an operation, with its fake use case if there is one. */
export function routeOf(id: OperationId, fakes: FakeUseCases = {}): Route {
  const route = routes.find((each) => each.id === id);
  if (!route) throw new Error(`There is no ${id}.`);
  if (id === "openIncident") {
    const { dryRun = missing("dryRun"), openIncident: open = missing(id) } = fakes;
    return { ...route, useCase: () => ({ open, dryRun }) };
  }
  const isPublic = operationOf(id).callers.includes("Anyone");
  const fake = fakes[id] ?? (isPublic ? undefined : missing(id));
  return fake ? { ...route, useCase: () => fake } : route;
}

/** The path with the parameters filled in. */
const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? "missing"));

function requestOf(method: string, path: string, call: Call): HttpRequest {
  const { as, body, bytes, headers = {}, params = {}, query = {} } = call;
  const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  const search = new URLSearchParams(query).toString();
  return new HttpRequest({
    method,
    url: `https://benefits.example/api/${fill(path, params)}${search === "" ? "" : `?${search}`}`,
    headers: { ...(as === undefined ? {} : { authorization: `Bearer ${as}` }), ...headers },
    query: { ...query },
    params: { ...params },
    ...(sent === undefined
      ? {}
      : { body: typeof sent === "string" ? { string: sent } : { bytes: sent } }),
  });
}

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

const edge: Edge = {
  verify: async (token) =>
    isPerson(token)
      ? { valid: true, claims: { tenantId: "contoso", ...people[token] } }
      : { valid: false, problem: "The token has expired." },
  ready: async () => undefined,
  telemetry: noopTelemetry,
  checkPartnerAccess: async (operation, partnerId, caller) =>
    partnerId === caller.tenantId
      ? accept(undefined)
      : refuse({ code: "NOT_PROGRAM_ASSOCIATED", detail: `No ${operation} for strangers.` }),
  portalClients: new Map([["azure-portal", "AzurePortal"]]),
  ...{ scope: "access_as_user", allowGuests: false },
};

/** Sends a request that matches no operation. */
export async function callUnrouted(
  method: "GET" | "HEAD" | "PATCH" | "DELETE" | "POST" | "PUT",
  path: string,
): Promise<Answer> {
  const request = new HttpRequest({ method, url: `https://benefits.example${path}` });
  const context = new InvocationContext({ functionName: "unrouted", invocationId: "invocation" });
  const response = new HttpResponse(await unrouted(request, context));
  const text = await response.text();
  const { headers, status } = response;
  return { status, headers, text, json: parsed(text), logged: [] };
}

/** Returns a function that calls an operation through the edge, as Azure's library does. */
export function calling(
  id: OperationId,
  fakes: FakeUseCases,
  deps: Partial<EdgeDeps> = {},
): (how: Call) => Promise<Answer> {
  const handler = handlerOf(routeOf(id, fakes), edge, { ...edgeDeps, ...deps });
  const { method, path } = operationOf(id);
  return async (how) => {
    const logged: string[] = [];
    const context = new InvocationContext({
      functionName: id,
      invocationId: "invocation",
      logHandler: (level, ...words) => {
        if (level === "error") logged.push(words.join(" "));
      },
    });
    const result = await handler(requestOf(how.method ?? method, path, how), context);
    const response = new HttpResponse(result);
    const text = await response.text();
    const { headers, status } = response;
    return { status, headers, text, json: parsed(text), logged };
  };
}

/** Calls an operation once. */
export const call = (
  id: OperationId,
  fakes: FakeUseCases,
  how: Call = {},
  deps: Partial<EdgeDeps> = {},
): Promise<Answer> => calling(id, fakes, deps)(how);
