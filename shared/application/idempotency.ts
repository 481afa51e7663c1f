import { isErased } from "../domain/person.ts";
import type { RefusalView } from "./answer.ts";

/**
 * Paths of the fields in which two requests with one Idempotency-Key differ. A value that was erased
 * since (A49) cannot be compared, so it counts as the same: a repeat gets the first answer without it.
 */
export function differingFields(before: unknown, after: unknown, path = ""): string[] {
  if (Object.is(before ?? null, after ?? null) || isErased(before)) return [];
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

/** A mutation's answer, and whether the same Idempotency-Key was answered before. */
export interface Replayable<Value> {
  readonly value: Value;
  readonly replayed: boolean;
}

/** The input of a mutation that an Idempotency-Key makes safe to repeat. */
export interface Keyed {
  readonly idempotencyKey: string;
}
