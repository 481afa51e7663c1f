import type { RefusalView } from "./answer.ts";

/** The fields in which two requests under one Idempotency-Key differ, by name; nested ones by path. */
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

/** Same key, other content: names what differs, so that the caller can find its own mistake. */
export const idempotencyConflict = (conflictingFields: readonly string[]): RefusalView => ({
  code: "IDEMPOTENCY_CONFLICT",
  detail: `The Idempotency-Key was already used with different values for: ${conflictingFields.join(", ")}. Send the changed request with a new key.`,
  remedy: "USE_NEW_KEY",
  conflictingFields,
});
