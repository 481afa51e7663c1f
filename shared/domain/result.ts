import type { Refusal } from "./refusal.ts";

/** The outcome of a decision: a value, or an expected "no". Faults are thrown instead. */
export type Result<Value, No = Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: No };

export const accept = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

/** `NoInfer`: the caller's result type decides the type of the refusal. */
export const refuse = <No = Refusal>(
  refusal: NoInfer<No>,
): { readonly ok: false; readonly refusal: No } => ({ ok: false, refusal });
