import type { RefusalHint, RefusalReason, RefusalRemedy } from "./refusal-values.ts";
import type { Portal } from "./vocabulary.ts";

/** Codes never change: each is part of the public API and of the address of its problem page. */
export const refusalCodes = [
  "INVALID_REQUEST",
  "NOT_FOUND",
  "IF_MATCH_REQUIRED",
  "CATALOGUE_CHANGED",
  "INVALID_CATALOGUE",
  "TOO_MANY_ATTEMPTS",
  "MAIL_QUOTA_EXCEEDED",
  "NOT_PROGRAM_ASSOCIATED",
  "ROLE_NOT_ALLOWED",
  "OFFER_ALREADY_HELD",
  "CREDENTIALS_IN_USE",
  "OFFER_RETIRED",
  "OFFER_EXPIRED",
  "RENEWAL_ALREADY_RECORDED",
  "RENEWAL_NOT_REVERSIBLE",
  "CANCELLATION_NOT_ALLOWED",
  "BENEFIT_NOT_INCLUDED",
  "BENEFIT_NOT_ACTIVATED",
  "ACTIVATION_WINDOW_CLOSED",
  "TOO_MANY_REPLACEMENTS",
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
  "CORRECTION_NOT_ALLOWED",
  "ADJUSTMENT_NOT_POSSIBLE",
  "REFUND_NOT_CLOSED",
  "REFUND_NOT_ELIGIBLE",
  "REFUND_ALREADY_APPLIED",
  "ISV_SUCCESS_REQUIRED",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A field of a request, by its path, and what is wrong with its value. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** An expected "no". Everything in it is safe to show to the caller. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly reason?: RefusalReason;
  readonly remedy?: RefusalRemedy | null;
  readonly hint?: RefusalHint;
  readonly redirectTo?: Portal;
  readonly portalMessage?: string;
  /** The field that is missing or has the wrong value. */
  readonly field?: FieldError;
  /** Everything that is wrong with a large value. */
  readonly errors?: readonly FieldError[];
}

/** A missing or wrong value. `message` says what the field must be: "must not be in the future." */
export const invalid = (path: string, message: string): Refusal => ({
  code: "INVALID_REQUEST",
  detail: `${path} ${message}`,
  field: { path, message },
});
