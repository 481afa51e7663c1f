import type { HttpHandler, HttpRequest, HttpResponseInit } from "@azure/functions";

import type { Origin } from "../../shared/application/caller.ts";
import type { Telemetry } from "../../shared/application/ports/telemetry.ts";
import type { TokenVerifier } from "../../shared/application/ports/token-verifier.ts";
import { accept, refuse } from "../../shared/domain/result.ts";
import { accessRefusal, callerFor, isPublic } from "./access.ts";
import { callerOf } from "./caller.ts";
import type { CallerSettings } from "./caller.ts";
import type { EdgeDeps } from "./deps.ts";
import { discloseTo } from "./disclosure.ts";
import type { CheckPartnerAccess } from "./disclosure.ts";
import { problemOfError, reportStoredData, throwNotReady } from "./error-handling.ts";
import type { Incoming } from "./input.ts";
import type { ProblemReason } from "../../shared/contract/problem-codes.ts";
import { problemResponse } from "./problem.ts";
import type { Outcome, Problem } from "./problem.ts";
import { readBody } from "./request-body.ts";
import { requestContextOf } from "./request-context.ts";
import type { RequestContext } from "./request-context.ts";
import type { Reply } from "./reply.ts";
import { replyResponse, completeResponse } from "./response.ts";
import type { Route } from "./route.ts";

export interface Edge extends CallerSettings {
  readonly verify: TokenVerifier;
  /**
   * Resolves when the service can work. Rejects while it cannot; the next request calls it again.
   */
  readonly ready: () => Promise<void>;
  readonly telemetry: Telemetry;
  readonly checkPartnerAccess: CheckPartnerAccess;
}

const unauthenticated = (detail: string, reason: ProblemReason): Problem => ({
  code: "UNAUTHENTICATED",
  reason,
  detail,
});

/** The caller, if the token is valid and the role allows the call. 401 is checked before 403. */
async function authenticate(
  route: Route,
  edge: Edge,
  request: HttpRequest,
  requestId: string,
): Promise<Outcome<Origin | null>> {
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

/** An empty query value, as in `?product=&version=`, counts as absent. */
const queryOf = ({ query }: HttpRequest): Record<string, string> =>
  Object.fromEntries([...query].filter(([, value]) => value !== ""));

async function readRequest(route: Route, request: HttpRequest): Promise<Outcome<Incoming>> {
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
    ifMatch: headers.get("if-match"),
  });
}

async function answer(
  route: Route,
  useCase: unknown,
  edge: Edge,
  request: HttpRequest,
  requestId: string,
): Promise<Outcome<Reply>> {
  // Public operations, above all health, must answer even when storage does not.
  if (isPublic(route.id)) await edge.ready().catch(() => undefined);
  else await edge.ready().catch(throwNotReady);
  const origin = await authenticate(route, edge, request, requestId);
  if (!origin.ok) return origin;
  const incoming = await readRequest(route, request);
  const outcome = incoming.ok
    ? await route.handle(useCase, incoming.value, origin.value)
    : incoming;
  if (outcome.ok || !origin.value) return outcome;
  const { caller } = origin.value;
  const { partnerId } = request.params;
  return refuse(
    await discloseTo(caller, outcome.refusal, route.id, partnerId, edge.checkPartnerAccess),
  );
}

/**
 * The HTTP handler of a route: authenticates, authorises, parses, calls the use case and answers.
 */
export function handlerOf(route: Route, edge: Edge, deps: EdgeDeps): HttpHandler {
  const useCase = route.useCase(deps);
  const refusedWith = (problem: Problem, context: RequestContext): HttpResponseInit => {
    const { code } = problem;
    edge.telemetry.measure("benefits.refusals", 1, { code, operation: route.id });
    return problemResponse(problem, context);
  };
  return async (request, invocation) => {
    const context = requestContextOf(request);
    try {
      const outcome = await answer(route, useCase, edge, request, context.requestId);
      const response = outcome.ok
        ? replyResponse(outcome.value)
        : refusedWith(outcome.refusal, context);
      return completeResponse(response, context);
    } catch (error) {
      reportStoredData(error, edge.telemetry);
      const problem = problemOfError(error, route.id, invocation, context);
      return completeResponse(refusedWith(problem, context), context);
    }
  };
}
