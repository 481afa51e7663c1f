import type { RefusalView } from "../answer.ts";
import type { Deps } from "../deps.ts";
import { Busy } from "../errors.ts";

type AttemptDeps = Pick<Deps, "attempts" | "realNowMs">;

/** A23: guesses at a pair, per account and per Access ID. */
const failuresMax = 10;
const windowMs = 15 * 60_000;
const racesMax = 20;

const recent = (failures: readonly number[], nowMs: number): number[] =>
  failures.filter((at) => at > nowMs - windowMs);

const tooMany = (failures: readonly number[], nowMs: number): RefusalView => ({
  code: "TOO_MANY_ATTEMPTS",
  detail: `${failuresMax} wrong pairs of IDs were entered within 15 minutes. Wait, then copy both IDs from Partner Center.`,
  remedy: "WAIT",
  retryAfterSeconds: Math.max(1, Math.ceil(((failures[0] ?? nowMs) + windowMs - nowMs) / 1000)),
});

/** The refusal for a caller who has guessed too often under any of the keys. */
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

async function count(
  { attempts, realNowMs }: AttemptDeps,
  key: string,
): Promise<RefusalView | undefined> {
  for (let race = 0; race < racesMax; race += 1) {
    const stored = await attempts.read(key);
    const nowMs = realNowMs();
    const failures = recent(stored?.value ?? [], nowMs);
    // Wrong guesses that ran at the same time as the last allowed one get no answer out of it.
    if (failures.length >= failuresMax) return tooMany(failures, nowMs);
    if (await attempts.write(key, [...failures, nowMs], stored?.etag ?? null)) return undefined;
  }
  throw new Busy(`${key}: failures could not be counted`);
}

/** Counts a wrong pair under every key; a refusal when it was one too many. */
export async function countFailure(
  deps: AttemptDeps,
  keys: readonly string[],
): Promise<RefusalView | undefined> {
  const counted = await Promise.all(keys.map((key) => count(deps, key)));
  return counted.find((refusal) => refusal !== undefined);
}
