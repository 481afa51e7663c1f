import type { RefusalView } from "../answer.ts";
import type { Deps } from "../deps.ts";
import { Busy } from "../errors.ts";

type AttemptDeps = Pick<Deps, "attempts" | "realNowMs">;

/** A23: wrong pairs per account and per Access ID. */
const failuresMax = 10;
const windowMs = 15 * 60_000;
const attemptsMax = 20;

const recent = (failures: readonly number[], nowMs: number): number[] =>
  failures.filter((at) => at > nowMs - windowMs);

const tooMany = (failures: readonly number[], nowMs: number): RefusalView => ({
  code: "TOO_MANY_ATTEMPTS",
  detail: `${failuresMax} wrong pairs of IDs were entered within 15 minutes. Wait, then copy both IDs from Partner Center.`,
  remedy: "WAIT",
  retryAfterSeconds: Math.max(1, Math.ceil(((failures[0] ?? nowMs) + windowMs - nowMs) / 1000)),
});

/** The refusal if any of the keys has too many failures. */
export async function tooManyFailures(
  { attempts, realNowMs }: AttemptDeps,
  keys: readonly string[],
): Promise<RefusalView | undefined> {
  const nowMs = realNowMs();
  const found = await Promise.all(keys.map((key) => attempts.read(key)));
  const blocking = found
    .map((stored) => recent(stored?.value ?? [], nowMs))
    .find((failures) => failures.length >= failuresMax);
  return blocking && tooMany(blocking, nowMs);
}

async function countUnder(
  { attempts, realNowMs }: AttemptDeps,
  key: string,
): Promise<RefusalView | undefined> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const stored = await attempts.read(key);
    const nowMs = realNowMs();
    const failures = recent(stored?.value ?? [], nowMs);
    // Concurrent wrong pairs beyond the limit are refused as well.
    if (failures.length >= failuresMax) return tooMany(failures, nowMs);
    if (await attempts.write(key, [...failures, nowMs], stored?.etag ?? null)) return undefined;
  }
  throw new Busy(`${key}: failures could not be counted`);
}

/** Counts a wrong pair under every key. Returns a refusal if it exceeds the limit. */
export async function countFailure(
  deps: AttemptDeps,
  keys: readonly string[],
): Promise<RefusalView | undefined> {
  const counted = await Promise.all(keys.map((key) => countUnder(deps, key)));
  return counted.find((refusal) => refusal !== undefined);
}
