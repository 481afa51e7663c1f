import type { RefusalView } from "../answer.ts";
import type { Deps } from "../deps.ts";
import { Busy } from "../errors.ts";

type AttemptDeps = Pick<Deps, "attempts" | "realNowMs">;

/** A23, A45: wrong pairs of one account, and of strangers on one Access ID. */
const failuresMax = 10;
/** A45: wrong pairs on one Access ID after which no stranger's pair is compared. */
const strangersMax = 100;
const windowMs = 15 * 60_000;
/** After this time without a failure a count means nothing. It leaves room for clocks that differ. */
export const attemptsLastMs = 2 * windowMs;

/** Under which keys the wrong pairs of a request are counted. */
export interface AttemptKeys {
  readonly account: string;
  /** Null for an account that has linked the Access ID's plan: it is no stranger (A45). */
  readonly accessId: string | null;
}

const recent = (failures: readonly number[], nowMs: number): number[] =>
  failures.filter((at) => at > nowMs - windowMs);

const tooMany = (failures: readonly number[], nowMs: number): RefusalView => ({
  code: "TOO_MANY_ATTEMPTS",
  detail: `${failuresMax} wrong pairs of IDs were entered within 15 minutes. Wait, then copy both IDs from Partner Center.`,
  remedy: "WAIT",
  retryAfterSeconds: Math.max(
    1,
    Math.ceil(((failures.at(-failuresMax) ?? nowMs) + windowMs - nowMs) / 1000),
  ),
});

/**
 * The refusal if the account has too many failures, or if strangers have too many on the Access ID.
 *
 * A45: after ten failures of strangers, an account without failures of its own may still try once, so
 * that nobody can keep a company out. After a hundred, no stranger's pair is compared.
 */
export async function tooManyFailures(
  { attempts, realNowMs }: AttemptDeps,
  keys: AttemptKeys,
): Promise<RefusalView | undefined> {
  const nowMs = realNowMs();
  const read = async (key: string | null): Promise<number[]> =>
    key === null ? [] : recent((await attempts.read(key))?.value ?? [], nowMs);
  const [own, strangers] = await Promise.all([read(keys.account), read(keys.accessId)]);
  if (own.length >= failuresMax) return tooMany(own, nowMs);
  const limit = own.length > 0 ? failuresMax : strangersMax;
  return strangers.length >= limit ? tooMany(strangers, nowMs) : undefined;
}

/** Counts one failure up to `max`. Returns a refusal if there were ten or more before it. */
async function countUnder(
  { attempts, realNowMs }: AttemptDeps,
  key: string,
  max: number,
): Promise<RefusalView | undefined> {
  // Each lost write is another failure that was counted, and at most `max` are.
  for (let attempt = 0; attempt <= max + failuresMax; attempt += 1) {
    const stored = await attempts.read(key);
    const nowMs = realNowMs();
    const failures = recent(stored?.value ?? [], nowMs);
    const refusal = failures.length >= failuresMax ? tooMany(failures, nowMs) : undefined;
    if (failures.length >= max) return refusal;
    if (await attempts.write(key, [...failures, nowMs], stored?.etag ?? null)) return refusal;
  }
  throw new Busy(`${key}: failures could not be counted`);
}

/** Counts a wrong pair. Returns a refusal if it exceeds a limit. */
export async function countFailure(
  deps: AttemptDeps,
  { accessId, account }: AttemptKeys,
): Promise<RefusalView | undefined> {
  const counted = await Promise.all([
    countUnder(deps, account, failuresMax),
    accessId === null ? undefined : countUnder(deps, accessId, strangersMax),
  ]);
  return counted.find((refusal) => refusal !== undefined);
}
