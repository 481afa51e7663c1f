import type { Refusal } from "../domain/refusal.ts";

/** Paths of the fields in which two requests with one Idempotency-Key differ. */
export function differingFields(before: unknown, after: unknown, path = ""): string[] {
  if (Object.is(before ?? null, after ?? null)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names]
      .sort()
      .flatMap((name) =>
        differingFields(before[name], after[name], path === "" ? name : `${path}.${name}`),
      );
  }
  return [path];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** The refusal for a known key with other content. It names the differing fields. */
export const idempotencyConflict = (conflictingFields: readonly string[]): Refusal => ({
  code: "IDEMPOTENCY_CONFLICT",
  detail: `The Idempotency-Key was used with other content: ${conflictingFields.join(", ")}.`,
  remedy: "USE_NEW_KEY",
  conflictingFields,
});
