import type { MailLimits } from "../../ports/send-rate-limiter.ts";

/** Reserved sends, counted by the time bucket that they fall into, in order of time. */
type BucketCounts = readonly (readonly [bucket: number, count: number])[];

/** The stored state of the rate limit. It stays small, whatever the limits are. */
export interface RateLimit {
  readonly seconds: BucketCounts;
  readonly minutes: BucketCounts;
  readonly notBeforeMs: number;
}

export const emptyRateLimit: RateLimit = { seconds: [], minutes: [], notBeforeMs: 0 };

/** A sliding window that allows at most `max` sends. */
interface RateWindow {
  readonly lengthMs: number;
  readonly bucketMs: number;
  readonly max: number;
}

/** A bucket counts until all of it has left the window, so the limit is never exceeded. */
const leavesAtMs = (bucket: number, { bucketMs, lengthMs }: RateWindow): number =>
  (bucket + 1) * bucketMs + lengthMs;

const bucketsInWindow = (counts: BucketCounts, atMs: number, window: RateWindow): BucketCounts =>
  counts.filter(([bucket]) => leavesAtMs(bucket, window) > atMs);

/** The first time from `fromMs` on at which the window allows one more send. */
function firstFreeMs(counts: BucketCounts, fromMs: number, window: RateWindow): number {
  const buckets = bucketsInWindow(counts, fromMs, window);
  let total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let atMs = fromMs;
  for (const [bucket, count] of buckets) {
    if (total < window.max) break;
    total -= count;
    atMs = leavesAtMs(bucket, window);
  }
  return atMs;
}

function addSend(counts: BucketCounts, atMs: number, window: RateWindow): BucketCounts {
  const bucket = Math.floor(atMs / window.bucketMs);
  const buckets = bucketsInWindow(counts, atMs, window);
  const last = buckets.at(-1);
  return last?.[0] === bucket
    ? [...buckets.slice(0, -1), [bucket, last[1] + 1]]
    : [...buckets, [bucket, 1]];
}

/**
 * Reserves the next send time within the limits. Send times only move forward, so checking the
 * windows that end at the new one is enough.
 */
export function reserveSendTime(
  before: RateLimit,
  nowMs: number,
  limits: MailLimits,
): { readonly rateLimit: RateLimit; readonly atMs: number } {
  const minute = { lengthMs: 60_000, bucketMs: 1_000, max: limits.perMinute };
  const hour = { lengthMs: 3_600_000, bucketMs: 60_000, max: limits.perHour };
  const latestMs = (before.seconds.at(-1)?.[0] ?? 0) * minute.bucketMs;
  const fromMs = Math.max(nowMs, before.notBeforeMs, latestMs);
  const atMs = firstFreeMs(before.seconds, firstFreeMs(before.minutes, fromMs, hour), minute);
  const rateLimit = {
    seconds: addSend(before.seconds, atMs, minute),
    minutes: addSend(before.minutes, atMs, hour),
    notBeforeMs: before.notBeforeMs,
  };
  return { rateLimit, atMs };
}

/** Blocks sends before `untilMs`. A later block stays. */
export const blockUntil = (before: RateLimit, untilMs: number): RateLimit => ({
  ...before,
  notBeforeMs: Math.max(before.notBeforeMs, untilMs),
});
