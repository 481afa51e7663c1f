import { HttpRequest, HttpResponse, InvocationContext } from "@azure/functions";

import type { Operation } from "../../../../functions/http/access.ts";
import { handlerOf } from "../../../../functions/http/edge.ts";
import type { Edge } from "../../../../functions/http/edge.ts";
import { makeRoutes } from "../../../../functions/http/routes/index.ts";
import type { Extras } from "../../../../functions/http/routes/index.ts";
import { unroutedHandler } from "../../../../functions/http/unrouted.ts";
import type { Claims } from "../../../../shared/application/ports/token-verifier.ts";
import { silent } from "../../../../shared/application/ports/telemetry.ts";
import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { productCatalogue } from "../../../../shared/domain/product.ts";
import { defaultRules } from "../../../../shared/domain/rules.ts";
import { accept, refuse } from "../../../../shared/domain/result.ts";

/** The people and apps of the tests: the token is the name. */
export const people = {
  user: { roles: [], objectId: "technician1", clientId: "portal-spa" },
  admin: { roles: ["Partner.Admin"], objectId: "technician2", clientId: "portal-spa" },
  portal: { roles: ["Portal"], objectId: "sp-1", clientId: "azure-portal" },
  unmapped: { roles: ["Portal"], objectId: "sp-2", clientId: "somebody-elses-portal" },
  commerce: { roles: ["Commerce"], objectId: "sp-3", clientId: "commerce" },
  operator: { roles: ["Operator"], objectId: "sp-4", clientId: "operations" },
} as const satisfies Record<string, Omit<Claims, "tenantId" | "delegated">>;
export type Person = keyof typeof people;

const isPerson = (token: string): token is Person => Object.hasOwn(people, token);

export interface Call {
  readonly as?: Person | undefined;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A value to send as JSON. */
  readonly body?: unknown;
  /** What to send instead, as it stands. */
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

/** Use cases of which only the named ones exist; calling another is a mistake of the test. */
export const only = (some: Partial<UseCases>): UseCases =>
  new Proxy(some, {
    get: (target, name): unknown =>
      Reflect.get(target, name) ??
      (() => {
        throw new Error(`The test has no ${String(name)}.`);
      }),
  }) as UseCases;

export const extras: Extras = {
  health: async () => ({
    status: "up",
    version: "1.2.3",
    dependencies: { storage: "up", email: "up" },
    warnings: [],
  }),
  products: productCatalogue("2026-01-01", [
    { area: "cloud", id: "AzureSql", name: "Azure SQL", portal: "AzurePortal" },
  ]),
  rules: defaultRules,
  version: "1.2.3",
  docsDirectory: "node_modules/swagger-ui-dist",
};

export const routesOf = (some: Partial<UseCases> = {}, more: Partial<Extras> = {}) =>
  makeRoutes(only(some), { ...extras, ...more });

/** `partners/{partnerId}` with the parameters put in. */
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
      ? { valid: true, claims: { tenantId: "contoso", delegated: false, ...people[token] } }
      : { valid: false, problem: "The token has expired." },
  ready: async () => undefined,
  telemetry: silent,
  checkPartnerAccess: async (operation, partnerId, caller) =>
    partnerId === caller.tenantId
      ? accept(undefined)
      : refuse({ code: "NOT_PROGRAM_ASSOCIATED", detail: `No ${operation} for strangers.` }),
  portalClients: new Map([["azure-portal", "AzurePortal"]]),
};

/** Sends a request that the host gives to no route. */
export async function callUnrouted(
  method: "GET" | "HEAD" | "PATCH" | "DELETE" | "POST" | "PUT",
  path: string,
  some: Partial<UseCases> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const handlers = new Map(
    routesOf(some).map((route) => [route.operationId, handlerOf(route, edge)]),
  );
  const request = new HttpRequest({ method, url: `https://benefits.example${path}`, headers });
  const context = new InvocationContext({ functionName: "unrouted", invocationId: "invocation" });
  const response = new HttpResponse(await unroutedHandler(handlers)(request, context));
  const text = await response.text();
  const { headers: answered, status } = response;
  return { status, headers: answered, text, json: parsed(text), logged: [] };
}

/** A function that calls an operation through the edge, as Azure's library would. */
export function calling(
  operation: Operation,
  some: Partial<UseCases>,
  more: Partial<Extras> = {},
): (how: Call) => Promise<Answer> {
  const route = routesOf(some, more).find(({ operationId }) => operationId === operation);
  if (!route) throw new Error(`There is no ${operation}.`);
  const handler = handlerOf(route, edge);
  return async (how) => {
    const logged: string[] = [];
    const context = new InvocationContext({
      functionName: operation,
      invocationId: "invocation",
      logHandler: (level, ...words) => {
        if (level === "error") logged.push(words.join(" "));
      },
    });
    const result = await handler(requestOf(route.method, route.path, how), context);
    const response = new HttpResponse(result);
    const text = await response.text();
    const { headers, status } = response;
    return { status, headers, text, json: parsed(text), logged };
  };
}

/** Calls an operation once. */
export const call = (
  operation: Operation,
  some: Partial<UseCases>,
  how: Call = {},
  more: Partial<Extras> = {},
): Promise<Answer> => calling(operation, some, more)(how);
