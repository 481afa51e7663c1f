import type { Refusal } from "./refusal.ts";

/** The outcome of a decision: a value, or an expected "no". Faults are thrown instead. */
export type Result<Value, No = Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: No };

export const accept = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

/** The type of the refusal is the one that the caller's result asks for. */
export const refuse = <No = Refusal>(
  refusal: NoInfer<No>,
): { readonly ok: false; readonly refusal: No } => ({ ok: false, refusal });
