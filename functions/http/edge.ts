import type { HttpHandler, HttpRequest, HttpResponseInit } from "@azure/functions";

import type { Origin } from "../../shared/application/caller.ts";
import type { Telemetry } from "../../shared/application/ports/telemetry.ts";
import type { TokenVerifier } from "../../shared/application/ports/token-verifier.ts";
import { accept, refuse } from "../../shared/domain/result.ts";
import { accessRefusal, callerFor, isPublic } from "./access.ts";
import { callerOf } from "./caller.ts";
import type { CallerSettings } from "./caller.ts";
import { discloseTo } from "./disclosure.ts";
import type { CheckPartnerAccess } from "./disclosure.ts";
import { logAndExplain, throwNotReady } from "./error-handling.ts";
import type { Incoming } from "./input.ts";
import type { ProblemReason } from "./problem-codes.ts";
import { problemResponse } from "./problem.ts";
import type { Outcome, Problem } from "./problem.ts";
import { readBody } from "./request-body.ts";
import { requestContextOf } from "./request-context.ts";
import type { RequestContext } from "./request-context.ts";
import type { Reply } from "./reply.ts";
import { replyResponse, withCommonHeaders } from "./response.ts";
import type { Route } from "./route.ts";

export interface Edge extends CallerSettings {
  readonly verify: TokenVerifier;
  /** Resolves once the service can work; rejects, and is asked again, while it cannot. */
  readonly ready: () => Promise<void>;
  readonly telemetry: Telemetry;
  readonly checkPartnerAccess: CheckPartnerAccess;
}

/** The parameters of a path, by name. */
export type PathParams = Readonly<Record<string, string>>;

/** A handler that can be given the parameters of the path where the host has not found them. */
export type RouteHandler = (
  ...call: [...Parameters<HttpHandler>, params?: PathParams]
) => Promise<HttpResponseInit>;

const unauthenticated = (detail: string, reason: ProblemReason): Problem => ({
  code: "UNAUTHENTICATED",
  reason,
  detail,
});

/** Who calls, if the token is valid and the role allows the call: 401 comes before 403. */
async function authenticate(
  route: Route,
  edge: Edge,
  request: HttpRequest,
  requestId: string,
): Promise<Outcome<Origin | null>> {
  if (isPublic(route.operationId)) return accept(null);
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token === undefined) {
    return refuse(unauthenticated("Send an Authorization header with a Bearer token.", "NO_TOKEN"));
  }
  const verified = await edge.verify(token);
  if (!verified.valid) return refuse(unauthenticated(verified.problem, "INVALID_TOKEN"));
  const caller = callerOf(verified.claims, edge);
  const refusal = accessRefusal(caller, route.operationId);
  return refusal
    ? refuse(refusal)
    : accept({ caller: callerFor(route.operationId, caller), requestId });
}

/** An empty value in a query, as in `?product=&version=`, is a value that was not given. */
const queryOf = ({ query }: HttpRequest): Record<string, string> =>
  Object.fromEntries([...query].filter(([, value]) => value !== ""));

async function readRequest(
  route: Route,
  request: HttpRequest,
  params: PathParams,
): Promise<Outcome<Incoming>> {
  const body = route.body ? await readBody(request) : accept(undefined);
  if (!body.ok) return body;
  const { headers } = request;
  return accept({
    params,
    query: queryOf(request),
    body: body.value,
    idempotencyKey: headers.get("idempotency-key"),
    accept: headers.get("accept"),
    acceptLanguage: headers.get("accept-language"),
  });
}

async function answer(
  route: Route,
  edge: Edge,
  request: HttpRequest,
  params: PathParams,
  requestId: string,
): Promise<Outcome<Reply>> {
  // What needs no token must also answer when storage does not: health first of all.
  if (isPublic(route.operationId)) await edge.ready().catch(() => undefined);
  else await edge.ready().catch(throwNotReady);
  const origin = await authenticate(route, edge, request, requestId);
  if (!origin.ok) return origin;
  const incoming = await readRequest(route, request, params);
  const outcome = incoming.ok ? await route.answer(incoming.value, origin.value) : incoming;
  if (outcome.ok || !origin.value) return outcome;
  const { caller } = origin.value;
  const { operationId } = route;
  const { checkPartnerAccess } = edge;
  return refuse(
    await discloseTo(caller, outcome.refusal, operationId, params["partnerId"], checkPartnerAccess),
  );
}

/** A route as Azure calls it: authenticates, authorises, parses, asks the use case, and answers. */
export function handlerOf(route: Route, edge: Edge): RouteHandler {
  const refusedWith = (problem: Problem, context: RequestContext): HttpResponseInit => {
    const { code } = problem;
    edge.telemetry.measure("benefits.refusals", 1, { code, operation: route.operationId });
    return problemResponse(problem, context);
  };
  return async (request, invocation, params = request.params) => {
    const context = requestContextOf(request);
    try {
      const outcome = await answer(route, edge, request, params, context.requestId);
      const response = outcome.ok
        ? replyResponse(outcome.value)
        : refusedWith(outcome.refusal, context);
      return withCommonHeaders(response, context);
    } catch (error) {
      const problem = logAndExplain(error, route.operationId, invocation, context);
      return withCommonHeaders(refusedWith(problem, context), context);
    }
  };
}
