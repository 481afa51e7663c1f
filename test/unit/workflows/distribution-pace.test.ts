import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  holdUntil,
  noPace,
  takePlace,
} from "../../../shared/application/workflows/distribute/mail-pace.ts";
import type { Pace } from "../../../shared/application/workflows/distribute/mail-pace.ts";
import { seed } from "../../support/seed.ts";

const start = Date.parse("2026-01-05T12:00:00.250Z");

/** Takes a place at each of these moments, and gives back the places. */
function places(moments: readonly number[], limits: { perMinute: number; perHour: number }) {
  let pace: Pace = noPace;
  const taken = moments.map((nowMs) => {
    const place = takePlace(pace, nowMs, limits);
    pace = place.pace;
    return place.atMs;
  });
  return { pace, taken };
}

const mostIn = (taken: readonly number[], ms: number): number =>
  Math.max(...taken.map((from) => taken.filter((at) => at >= from && at < from + ms).length));

describe("the sender's queue", () => {
  it("gives places at once until a limit is reached, then when the oldest have left the window", () => {
    const { taken } = places(Array<number>(31).fill(start), { perMinute: 30, perHour: 100 });
    expect(taken.slice(0, 30)).toEqual(Array<number>(30).fill(start));
    const waitMs = (taken[30] ?? 0) - start;
    expect(waitMs).toBeGreaterThanOrEqual(60_000);
    expect(waitMs).toBeLessThanOrEqual(61_000);
  });

  it("never gives more places than the limits, in any window, and never one in the past", () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.nat(5_000), fc.nat(1_000_000)), {
      maxLength: 120,
    });
    const limits = fc.record({ perMinute: fc.integer({ min: 1, max: 9 }), perHour: fc.nat(30) });
    fc.assert(
      fc.property(gaps, limits, (between, { perHour, perMinute }) => {
        const bounds = { perMinute, perHour: perHour + 1 };
        let nowMs = start;
        const moments = between.map((gap) => (nowMs += gap));
        const { taken } = places(moments, bounds);
        fc.pre(taken.length > 0);
        expect(mostIn(taken, 60_000)).toBeLessThanOrEqual(bounds.perMinute);
        expect(mostIn(taken, 3_600_000)).toBeLessThanOrEqual(bounds.perHour);
        for (const [index, at] of taken.entries()) {
          expect(at).toBeGreaterThanOrEqual(moments[index] ?? Infinity);
        }
      }),
      { seed },
    );
  });

  it("gives no place while the service takes nothing", () => {
    const held = holdUntil(holdUntil(noPace, start + 90_000), start + 5_000);
    const limits = { perMinute: 30, perHour: 100 };
    expect(takePlace(held, start, limits).atMs).toBe(start + 90_000);
    expect(takePlace(held, start + 100_000, limits).atMs).toBe(start + 100_000);
  });

  it("stays small, whatever the limits are", () => {
    const moments = Array.from({ length: 20_000 }, (_, n) => start + n * 400);
    const { pace } = places(moments, { perMinute: 600, perHour: 100_000 });
    expect(JSON.stringify(pace).length).toBeLessThan(4_000);
  });
});
