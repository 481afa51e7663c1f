import type { MailLimits } from "../../ports/mail-pace.ts";

/** Places taken, by the bucket of time that they fall into, in order. */
type Taken = readonly (readonly [bucket: number, count: number])[];

/** What is stored of the sender's queue: enough for two sliding windows, whatever the limits are. */
export interface Pace {
  readonly seconds: Taken;
  readonly minutes: Taken;
  readonly notBeforeMs: number;
}

export const noPace: Pace = { seconds: [], minutes: [], notBeforeMs: 0 };

interface Window {
  readonly lengthMs: number;
  readonly bucketMs: number;
  readonly max: number;
}

/** A bucket weighs until all of it has left the window: too careful by its length, never too bold. */
const leaves = (bucket: number, { bucketMs, lengthMs }: Window): number =>
  (bucket + 1) * bucketMs + lengthMs;

const inside = (taken: Taken, atMs: number, window: Window): Taken =>
  taken.filter(([bucket]) => leaves(bucket, window) > atMs);

/** The first instant from `fromMs` on at which the window has room. */
function firstRoom(taken: Taken, fromMs: number, window: Window): number {
  const weighing = inside(taken, fromMs, window);
  let count = weighing.reduce((sum, [, each]) => sum + each, 0);
  let atMs = fromMs;
  for (const [bucket, each] of weighing) {
    if (count < window.max) break;
    count -= each;
    atMs = leaves(bucket, window);
  }
  return atMs;
}

function add(taken: Taken, atMs: number, window: Window): Taken {
  const bucket = Math.floor(atMs / window.bucketMs);
  const rest = inside(taken, atMs, window);
  const last = rest.at(-1);
  return last?.[0] === bucket
    ? [...rest.slice(0, -1), [bucket, last[1] + 1]]
    : [...rest, [bucket, 1]];
}

/**
 * Takes the next place within the limits. Places are given in the order of time, so the windows that
 * end at the new one are all that have to be looked at.
 */
export function takePlace(
  pace: Pace,
  nowMs: number,
  limits: MailLimits,
): { readonly pace: Pace; readonly atMs: number } {
  const minute = { lengthMs: 60_000, bucketMs: 1_000, max: limits.perMinute };
  const hour = { lengthMs: 3_600_000, bucketMs: 60_000, max: limits.perHour };
  const newest = (pace.seconds.at(-1)?.[0] ?? 0) * minute.bucketMs;
  const from = Math.max(nowMs, pace.notBeforeMs, newest);
  const atMs = firstRoom(pace.seconds, firstRoom(pace.minutes, from, hour), minute);
  const after = {
    seconds: add(pace.seconds, atMs, minute),
    minutes: add(pace.minutes, atMs, hour),
    notBeforeMs: pace.notBeforeMs,
  };
  return { pace: after, atMs };
}

export const holdUntil = (pace: Pace, untilMs: number): Pace => ({
  ...pace,
  notBeforeMs: Math.max(pace.notBeforeMs, untilMs),
});
