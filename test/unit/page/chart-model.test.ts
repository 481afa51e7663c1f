import { expect, test } from "vitest";

import { areaOf, percentOf, stepsOf, topOf } from "../../../portal/src/usage/chart-model.ts";
import type { KindTotals, UsagePoint } from "../../../portal/src/usage/types.ts";

const kind = "PartnerCloudSupport";
const point = (date: string, used: number, refunded: number, remaining: number | null) =>
  ({ date, kind, used, refunded, remaining }) satisfies UsagePoint;
const totals = (more: Partial<KindTotals>): KindTotals => ({
  ...{ kind, granted: 50, used: 0, remaining: 50, refunded: 0, forfeited: 0 },
  ...more,
});
const span = { start: "2025-09-01", end: "2025-09-11" };

test("each day of a chart has what remained, and what was used so far without refunds", () => {
  const points = [
    point("2025-09-01", 0, 0, 50),
    point("2025-09-02", 3, 1, 48),
    { ...point("2025-09-03", 9, 0, 11), kind: "PartnerOnPremisesSupport" } as const,
    point("2025-09-04", 1, 0, 47),
  ];
  expect(stepsOf(points, totals({ used: 3 }))).toEqual([
    { date: "2025-09-01", remaining: 50, refunded: 0, used: 0 },
    { date: "2025-09-02", remaining: 48, refunded: 1, used: 2 },
    { date: "2025-09-04", remaining: 47, refunded: 0, used: 3 },
  ]);
});

test("what an imported offer had used before counts from the first day", () => {
  const points = [point("2025-09-01", 0, 0, 40), point("2025-09-02", 1, 0, 39)];
  expect(stepsOf(points, totals({ used: 11 })).map(({ used }) => used)).toEqual([10, 11]);
});

test("the top of a chart is the grant, what was used if it is unlimited, and never 0", () => {
  expect(topOf(stepsOf([point("2025-09-01", 2, 0, 48)], totals({ used: 2 })))).toBe(50);
  expect(topOf(stepsOf([point("2025-09-01", 7, 0, null)], totals({ used: 7 })))).toBe(7);
  expect(topOf([])).toBe(1);
});

test("a value holds from its day until the next one, and days outside are at the edge", () => {
  const steps = [
    { date: "2025-09-01", remaining: 4, refunded: 0, used: 0 },
    { date: "2025-09-06", remaining: 2, refunded: 0, used: 2 },
  ];
  const area = areaOf(steps, ({ used }) => 4 - used, { top: 4, span, end: 100 });
  expect(area).toBe("M0 100V0H50V50H100V100Z");
  expect(percentOf("2025-08-01", span)).toBe(0);
  expect(percentOf("2026-08-01", span)).toBe(100);
});
