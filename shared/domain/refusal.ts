import type { Plan } from "./plan.ts";
import type { OfferType, Portal } from "./vocabulary.ts";

/** Permanent: the public API, the address of the explanation page and the name of the tests. */
export const refusalCodes = [
  "INVALID_REQUEST",
  "IDEMPOTENCY_KEY_REQUIRED",
  "UNAUTHENTICATED",
  "NOT_FOUND",
  "BODY_TOO_LARGE",
  "TOO_MANY_ATTEMPTS",
  "BUSY",
  "INTERNAL",
  "NOT_PROGRAM_ASSOCIATED",
  "ROLE_NOT_ALLOWED",
  "OFFER_ALREADY_HELD",
  "OFFER_RETIRED",
  "OFFER_EXPIRED",
  "RENEWAL_ALREADY_RECORDED",
  "CANCELLATION_NOT_ALLOWED",
  "BENEFIT_NOT_INCLUDED",
  "BENEFIT_NOT_ACTIVATED",
  "ACTIVATION_WINDOW_CLOSED",
  "INVALID_CREDENTIALS",
  "ALREADY_LINKED",
  "PLAN_NOT_LINKED",
  "PLAN_EXPIRED",
  "NO_INCIDENTS_REMAINING",
  "PLAN_NOT_VALID_FOR_PRODUCT",
  "PRODUCT_VERSION_NOT_SUPPORTED",
  "PRODUCT_REQUIRED",
  "REDIRECT_TO_PORTAL",
  "PORTAL_DOES_NOT_ACCEPT_IDS",
  "GDAP_REQUIRED",
  "CSP_ROLE_NOT_ALLOWED",
  "INDIRECT_RESELLER_USE_PROVIDER",
  "IDEMPOTENCY_CONFLICT",
  "INCIDENT_ALREADY_CLOSED",
  "REFUND_NOT_CLOSED",
  "REFUND_NOT_ELIGIBLE",
  "REFUND_ALREADY_APPLIED",
  "ISV_SUCCESS_REQUIRED",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** Whether pay-per-incident support can be offered instead (A16). It is never sold or counted here. */
export interface PayPerIncident {
  readonly available: boolean;
  readonly reason: string | null;
}

/** An expected "no". Everything in it is safe to show to the caller. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly reason?: string;
  readonly remedy?: string | null;
  readonly hint?: string;
  readonly redirectTo?: Portal;
  readonly portalMessage?: string;
  readonly errors?: readonly FieldError[];
  readonly conflictingFields?: readonly string[];
  readonly retryAfterSeconds?: number;
  readonly plan?: Plan;
  readonly alternatives?: readonly Plan[];
  readonly offerSuggestions?: readonly OfferType[];
  readonly payPerIncident?: PayPerIncident;
}

/** A bad value in a request, by the path of the field. */
export const invalid = (path: string, message: string): Refusal => ({
  code: "INVALID_REQUEST",
  detail: `${path}: ${message}`,
  errors: [{ path, message }],
});
