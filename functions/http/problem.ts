import type { HttpResponseInit } from "@azure/functions";

import type { RefusalView } from "../../shared/application/answer.ts";
import type { Result } from "../../shared/domain/result.ts";
import type { ProblemCode, ProblemReason } from "../../shared/contract/problem-codes.ts";
import { explanationOf } from "./problems/index.ts";
import type { RequestContext } from "./request-context.ts";

/** An error answer: the refusal of a use case, or one of the edge itself. */
export interface Problem extends Omit<RefusalView, "code" | "reason"> {
  readonly code: ProblemCode;
  readonly reason?: ProblemReason;
  /** The allowed methods of the path, after a call with another method. */
  readonly allow?: readonly string[];
}

/** The result of a step of the edge: a value, or the problem to answer with. */
export type Outcome<Value> = Result<Value, Problem>;

/** The status of each code. A new code does not compile without a status. */
export const statuses: Readonly<Record<ProblemCode, number>> = {
  INVALID_REQUEST: 400,
  IDEMPOTENCY_KEY_REQUIRED: 400,
  PRODUCT_REQUIRED: 400,
  UNAUTHENTICATED: 401,
  NOT_PROGRAM_ASSOCIATED: 403,
  ROLE_NOT_ALLOWED: 403,
  GDAP_REQUIRED: 403,
  CSP_ROLE_NOT_ALLOWED: 403,
  INDIRECT_RESELLER_USE_PROVIDER: 403,
  ISV_SUCCESS_REQUIRED: 403,
  NOT_FOUND: 404,
  BENEFIT_NOT_INCLUDED: 404,
  METHOD_NOT_ALLOWED: 405,
  OFFER_ALREADY_HELD: 409,
  CREDENTIALS_IN_USE: 409,
  OFFER_RETIRED: 409,
  OFFER_EXPIRED: 409,
  RENEWAL_ALREADY_RECORDED: 409,
  RENEWAL_NOT_REVERSIBLE: 409,
  CANCELLATION_NOT_ALLOWED: 409,
  BENEFIT_NOT_ACTIVATED: 409,
  ACTIVATION_WINDOW_CLOSED: 409,
  TOO_MANY_REPLACEMENTS: 409,
  ALREADY_LINKED: 409,
  PLAN_NOT_LINKED: 409,
  PLAN_EXPIRED: 409,
  NO_INCIDENTS_REMAINING: 409,
  REDIRECT_TO_PORTAL: 409,
  INCIDENT_ALREADY_CLOSED: 409,
  CORRECTION_NOT_ALLOWED: 409,
  ADJUSTMENT_NOT_POSSIBLE: 409,
  REFUND_NOT_CLOSED: 409,
  REFUND_NOT_ELIGIBLE: 409,
  REFUND_ALREADY_APPLIED: 409,
  LENGTH_REQUIRED: 411,
  CATALOGUE_CHANGED: 412,
  BODY_TOO_LARGE: 413,
  INVALID_CREDENTIALS: 422,
  PLAN_NOT_VALID_FOR_PRODUCT: 422,
  PRODUCT_VERSION_NOT_SUPPORTED: 422,
  PORTAL_DOES_NOT_ACCEPT_IDS: 422,
  IDEMPOTENCY_CONFLICT: 422,
  INVALID_CATALOGUE: 422,
  IF_MATCH_REQUIRED: 428,
  TOO_MANY_ATTEMPTS: 429,
  MAIL_QUOTA_EXCEEDED: 429,
  CONTRACT_MISSING: 500,
  INTERNAL: 500,
  BUSY: 503,
};

/** RFC 6750: the challenge names an error only if the request had a token. */
function challenge({ detail, reason }: Problem): string {
  const wrong = `, error="invalid_token", error_description="${detail.replaceAll(/["\\]/g, "'")}"`;
  return `Bearer realm="benefits"${reason === "INVALID_TOKEN" ? wrong : ""}`;
}

/**
 * The response for a problem, with a body as in RFC 9457. Callers may see every text of a problem,
 * so the body contains all its members.
 */
export function problemResponse(
  problem: Problem,
  { instance, requestId }: RequestContext,
): HttpResponseInit {
  const { allow, code, detail, field, retryAfterSeconds, ...members } = problem;
  const status = statuses[code];
  const type = `/api/problems/${code}`;
  const { title } = explanationOf(code, "en");
  const errors = field ? { errors: [field] } : {};
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
      ...(allow === undefined ? {} : { allow: allow.join(", ") }),
      ...(code === "UNAUTHENTICATED" ? { "www-authenticate": challenge(problem) } : {}),
    },
    body: JSON.stringify({
      ...{ type, title, status, detail, instance, code, requestId },
      ...errors,
      ...members,
    }),
  };
}
