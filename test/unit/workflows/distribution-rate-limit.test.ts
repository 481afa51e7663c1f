import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  blockUntil,
  emptyRateLimit,
  reserveSendTime,
} from "../../../shared/application/workflows/distribute/rate-limit.ts";
import type { RateLimit } from "../../../shared/application/workflows/distribute/rate-limit.ts";
import { seed } from "../../support/seed.ts";

const start = Date.parse("2026-01-05T12:00:00.250Z");

/** Reserves a send time at each of these moments, and returns the send times. */
function reserveAt(moments: readonly number[], limits: { perMinute: number; perHour: number }) {
  let rateLimit: RateLimit = emptyRateLimit;
  const times = moments.map((nowMs) => {
    const reserved = reserveSendTime(rateLimit, nowMs, limits);
    ({ rateLimit } = reserved);
    return reserved.atMs;
  });
  return { rateLimit, times };
}

const mostIn = (times: readonly number[], ms: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

describe("the sender's rate limit", () => {
  it("allows sends at once until a limit is reached, then when the oldest have left the window", () => {
    const { times } = reserveAt(Array<number>(31).fill(start), { perMinute: 30, perHour: 100 });
    expect(times.slice(0, 30)).toEqual(Array<number>(30).fill(start));
    const waitMs = (times[30] ?? 0) - start;
    expect(waitMs).toBeGreaterThanOrEqual(60_000);
    expect(waitMs).toBeLessThanOrEqual(61_000);
  });

  it("never allows more sends than the limits in any window, and never a time in the past", () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.nat(5_000), fc.nat(1_000_000)), {
      maxLength: 120,
    });
    const limits = fc.record({ perMinute: fc.integer({ min: 1, max: 9 }), perHour: fc.nat(30) });
    fc.assert(
      fc.property(gaps, limits, (between, { perHour, perMinute }) => {
        const bounds = { perMinute, perHour: perHour + 1 };
        let nowMs = start;
        const moments = between.map((gap) => (nowMs += gap));
        const { times } = reserveAt(moments, bounds);
        fc.pre(times.length > 0);
        expect(mostIn(times, 60_000)).toBeLessThanOrEqual(bounds.perMinute);
        expect(mostIn(times, 3_600_000)).toBeLessThanOrEqual(bounds.perHour);
        for (const [index, at] of times.entries()) {
          expect(at).toBeGreaterThanOrEqual(moments[index] ?? Infinity);
        }
      }),
      { seed },
    );
  });

  it("allows no send before the time that the e-mail service asked for", () => {
    const blocked = blockUntil(blockUntil(emptyRateLimit, start + 90_000), start + 5_000);
    const limits = { perMinute: 30, perHour: 100 };
    expect(reserveSendTime(blocked, start, limits).atMs).toBe(start + 90_000);
    expect(reserveSendTime(blocked, start + 100_000, limits).atMs).toBe(start + 100_000);
  });

  it("stays small, whatever the limits are", () => {
    const moments = Array.from({ length: 20_000 }, (_, n) => start + n * 400);
    const { rateLimit } = reserveAt(moments, { perMinute: 600, perHour: 100_000 });
    expect(JSON.stringify(rateLimit).length).toBeLessThan(4_000);
  });
});
