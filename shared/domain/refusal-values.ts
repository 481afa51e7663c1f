/** The values that a refusal adds to its code. The problem pages explain each in every language. */

export const refusalReasons = [
  "APP_ONLY_TOKEN",
  "SCOPE_MISSING",
  "GUEST_NOT_ALLOWED",
  "ADMIN_AGENT_REQUIRED",
  "NOT_CSP",
  "NOT_SUPPLIER",
  "RBAC_REQUIRED",
  "GDAP_NOT_ACTIVE",
  "PERMISSION_MISSING",
  "OTHER_PORTAL",
  "TOO_LATE",
  "ALREADY_USED",
  "ALREADY_CORRECTED",
  "ALREADY_REFUNDED",
  "USED",
  "EXPIRED",
  "CANCELLED",
  "REPLACED",
  "NOT_VALID_FOR_PORTAL",
  "UNKNOWN_PRODUCT",
  "UNKNOWN_VERSION",
  "UNKNOWN_DATES",
  "NOT_RELEASED",
  "NOT_N_OR_N_MINUS_1",
  "OUT_OF_MAINSTREAM_SUPPORT",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const refusalRemedies = [
  "RENEW_GDAP",
  "USE_INDIRECT_PROVIDER",
  "RENEW_OFFER",
  "ENROL_IN_ISV_SUCCESS",
  "BUY_AGAIN",
  "BUY_NEW_PLAN",
  "BUY_CLOUD_PLAN",
  "ACTIVATE_BENEFIT",
  "ASK_ADMIN_TO_ACTIVATE",
  "CHECK_IDS",
  "USE_NEW_IDS",
  "UNLINK_ACCOUNTS",
  "WAIT",
  "LINK_PLAN",
  "IGNORE_AND_CREATE_REQUEST",
  "USE_OTHER_PLAN",
  "NO_PLAN_NEEDED",
  "USE_OTHER_PORTAL",
  "USE_PAID_SUPPORT",
  "CLOSE_INCIDENT",
  "USE_NEW_KEY",
] as const;
export type RefusalRemedy = (typeof refusalRemedies)[number];

export const refusalHints = [
  "WRONG_ACCOUNT",
  "FIND_PARTNER_ADMIN",
  "RENEW_INSTEAD",
  "REPLACED",
] as const;
export type RefusalHint = (typeof refusalHints)[number];
