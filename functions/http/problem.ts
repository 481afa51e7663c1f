import type { HttpResponseInit } from "@azure/functions";

import type { Refusal, RefusalCode } from "../../shared/domain/refusal.ts";
import { explanations } from "./problems/index.ts";

/** Total by construction: a new refusal code does not compile until it has a status. */
export const statuses: Readonly<Record<RefusalCode, number>> = {
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
  OFFER_ALREADY_HELD: 409,
  OFFER_RETIRED: 409,
  OFFER_EXPIRED: 409,
  RENEWAL_ALREADY_RECORDED: 409,
  CANCELLATION_NOT_ALLOWED: 409,
  BENEFIT_NOT_ACTIVATED: 409,
  ACTIVATION_WINDOW_CLOSED: 409,
  ALREADY_LINKED: 409,
  PLAN_NOT_LINKED: 409,
  PLAN_EXPIRED: 409,
  NO_INCIDENTS_REMAINING: 409,
  REDIRECT_TO_PORTAL: 409,
  INCIDENT_ALREADY_CLOSED: 409,
  REFUND_NOT_CLOSED: 409,
  REFUND_NOT_ELIGIBLE: 409,
  REFUND_ALREADY_APPLIED: 409,
  BODY_TOO_LARGE: 413,
  INVALID_CREDENTIALS: 422,
  PLAN_NOT_VALID_FOR_PRODUCT: 422,
  PRODUCT_VERSION_NOT_SUPPORTED: 422,
  PORTAL_DOES_NOT_ACCEPT_IDS: 422,
  IDEMPOTENCY_CONFLICT: 422,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
  BUSY: 503,
};

/** The request that an answer is about. */
export interface Scene {
  readonly requestId: string;
  /** The path of the request. */
  readonly instance: string;
}

/** RFC 6750: an error is named only where there was a token to be wrong. */
function challenge({ detail, reason }: Refusal): string {
  const wrong = `, error="invalid_token", error_description="${detail.replaceAll(/["\\]/g, "'")}"`;
  return `Bearer realm="benefits"${reason === "INVALID_TOKEN" ? wrong : ""}`;
}

/** RFC 9457: what is shown was written to be shown, so a refusal's members pass as they are. */
export function problem(refusal: Refusal, { instance, requestId }: Scene): HttpResponseInit {
  const { code, detail, retryAfterSeconds, ...members } = refusal;
  const status = statuses[code];
  const type = `/api/problems/${code}`;
  const { title } = explanations[code].en;
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
      ...(code === "UNAUTHENTICATED" ? { "www-authenticate": challenge(refusal) } : {}),
    },
    body: JSON.stringify({ type, title, status, detail, instance, code, requestId, ...members }),
  };
}
