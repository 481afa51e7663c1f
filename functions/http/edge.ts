import { randomUUID } from "node:crypto";

import type { HttpHandler, HttpRequest, HttpResponseInit } from "@azure/functions";

import type { Origin } from "../../shared/application/caller.ts";
import type { Telemetry } from "../../shared/application/ports/telemetry.ts";
import type { TokenVerifier } from "../../shared/application/ports/token-verifier.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { Result } from "../../shared/domain/result.ts";
import { accept, refuse } from "../../shared/domain/result.ts";
import { accessRefusal, callerFor, isPublic } from "./access.ts";
import { callerOf } from "./caller.ts";
import type { CallerSettings } from "./caller.ts";
import type { EdgeDeps } from "./deps.ts";
import { failed, notReady } from "./failure.ts";
import type { Incoming } from "./input.ts";
import { heardBy } from "./mistakes.ts";
import type { Entrance } from "./mistakes.ts";
import { problem } from "./problem.ts";
import type { Scene } from "./problem.ts";
import { readBody } from "./request-body.ts";
import type { Reply } from "./reply.ts";
import type { Route } from "./route.ts";

export interface Edge extends CallerSettings {
  readonly verify: TokenVerifier;
  /** Resolves once the service can work; rejects, and is asked again, while it cannot. */
  readonly ready: () => Promise<void>;
  readonly telemetry: Telemetry;
  readonly entrance: Entrance;
}

const unauthenticated = (detail: string, reason: string): Refusal => ({
  code: "UNAUTHENTICATED",
  reason,
  detail,
});

/** Who calls, if the token is good and its role reaches; 401 comes before 403. */
async function admit(
  route: Route,
  edge: Edge,
  request: HttpRequest,
  requestId: string,
): Promise<Result<Origin | null>> {
  if (isPublic(route.id)) return accept(null);
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token === undefined) {
    return refuse(unauthenticated("Send an Authorization header with a Bearer token.", "NO_TOKEN"));
  }
  const verified = await edge.verify(token);
  if (!verified.valid) return refuse(unauthenticated(verified.problem, "INVALID_TOKEN"));
  const caller = callerOf(verified.claims, edge);
  const refusal = accessRefusal(caller, route.id);
  return refusal ? refuse(refusal) : accept({ caller: callerFor(route.id, caller), requestId });
}

/** An empty value in a query, as in `?product=&version=`, is a value that was not given. */
const queryOf = ({ query }: HttpRequest): Record<string, string> =>
  Object.fromEntries([...query].filter(([, value]) => value !== ""));

async function takeApart(route: Route, request: HttpRequest): Promise<Result<Incoming>> {
  const body = route.body ? await readBody(request) : accept(undefined);
  if (!body.ok) return body;
  const { headers, params } = request;
  return accept({
    params,
    query: queryOf(request),
    body: body.value,
    idempotencyKey: headers.get("idempotency-key"),
    accept: headers.get("accept"),
    acceptLanguage: headers.get("accept-language"),
  });
}

async function respond(
  route: Route,
  useCase: unknown,
  edge: Edge,
  request: HttpRequest,
  requestId: string,
): Promise<Result<Reply>> {
  // What needs no token must also answer when storage does not: health first of all.
  if (isPublic(route.id)) await edge.ready().catch(() => undefined);
  else await edge.ready().catch(notReady);
  const origin = await admit(route, edge, request, requestId);
  if (!origin.ok) return origin;
  const incoming = await takeApart(route, request);
  const answer = incoming.ok ? await route.handle(useCase, incoming.value, origin.value) : incoming;
  if (answer.ok || !origin.value) return answer;
  const { partnerId } = request.params;
  const { caller } = origin.value;
  return refuse(await heardBy(caller, answer.refusal, route.id, partnerId, edge.entrance));
}

const written = ({ body, headers, raw, replayed, status }: Reply): HttpResponseInit => ({
  status,
  headers: {
    "content-type": raw?.contentType ?? "application/json",
    ...headers,
    ...(replayed ? { "idempotency-replayed": "true" } : {}),
  },
  body: raw ? raw.content : JSON.stringify(body),
});

const requestIdOf = (sent: string | null): string =>
  sent !== null && /^[A-Za-z0-9._-]{1,64}$/.test(sent) ? sent : randomUUID();

const withCommonHeaders = (response: HttpResponseInit, { requestId }: Scene): HttpResponseInit => ({
  ...response,
  headers: {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(response.headers as Record<string, string>),
    "x-request-id": requestId,
  },
});

const sceneOf = (request: HttpRequest): Scene => ({
  requestId: requestIdOf(request.headers.get("x-request-id")),
  instance: new URL(request.url).pathname,
});

/** What no route takes. A host would answer with nothing, not even a request ID. */
export const unrouted: HttpHandler = (request) => {
  const scene = sceneOf(request);
  const detail = `There is no ${request.method} ${scene.instance}. GET /api/docs shows every call.`;
  return withCommonHeaders(problem({ code: "NOT_FOUND", detail }, scene), scene);
};

/** A route as Azure calls it: authenticates, authorises, parses, asks the use case, and answers. */
export function handlerOf(route: Route, edge: Edge, deps: EdgeDeps): HttpHandler {
  const useCase = route.useCase(deps);
  return async (request, context) => {
    const scene = sceneOf(request);
    const refusedWith = (refusal: Refusal): HttpResponseInit => {
      const { code } = refusal;
      edge.telemetry.measure("benefits.refusals", 1, { code, operation: route.id });
      return problem(refusal, scene);
    };
    try {
      const outcome = await respond(route, useCase, edge, request, scene.requestId);
      const answer = outcome.ok ? written(outcome.value) : refusedWith(outcome.refusal);
      return withCommonHeaders(answer, scene);
    } catch (error) {
      const refusal = failed(error, route.id, context, scene);
      return withCommonHeaders(refusedWith(refusal), scene);
    }
  };
}
