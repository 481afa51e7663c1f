import { refusalReasons } from "../domain/refusal-values.ts";
import { refusalCodes } from "../domain/refusal.ts";

/** Codes about the call itself. Only the HTTP edge uses them; no use case does. */
const transportCodes = [
  "UNAUTHENTICATED",
  "IDEMPOTENCY_KEY_REQUIRED",
  "METHOD_NOT_ALLOWED",
  "LENGTH_REQUIRED",
  "BODY_TOO_LARGE",
  "CONTRACT_MISSING",
  "INTERNAL",
  "BUSY",
] as const;

export const problemCodes = [...refusalCodes, ...transportCodes] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Codes of messages in successful answers. They have a problem page too. */
export const messageCodes = ["NO_BENEFITS_YET", "FRONTLINE_NOT_COUNTED"] as const;

export const pageCodes = [...problemCodes, ...messageCodes] as const;
export type PageCode = (typeof pageCodes)[number];

export const problemReasons = [
  ...refusalReasons,
  "NO_TOKEN",
  "INVALID_TOKEN",
  "ROLE_MISSING",
  "PORTAL_NOT_REGISTERED",
] as const;
export type ProblemReason = (typeof problemReasons)[number];
