import type { KindTotals, UsagePoint } from "./types.ts";

/** What holds at the end of a day with entries. */
export interface Step {
  readonly date: string;
  /** Null if unlimited. */
  readonly remaining: number | null;
  /** Used since the start of the term, without what was refunded. */
  readonly used: number;
  /** Refunded on this day. */
  readonly refunded: number;
}

const netOf = ({ refunded, used }: UsagePoint): number => used - refunded;

/**
 * The steps of one benefit, by date. What an imported offer had used before is no usage of a day, so the
 * steps begin with it.
 */
export function stepsOf(points: readonly UsagePoint[], totals: KindTotals): readonly Step[] {
  const own = points.filter(({ kind }) => kind === totals.kind);
  let used = totals.used - own.reduce((sum, point) => sum + netOf(point), 0);
  return own.map((point) => {
    used += netOf(point);
    const { date, refunded, remaining } = point;
    return { date, remaining, refunded, used };
  });
}

/** The largest value of the chart: at least 1, because an axis cannot end where it begins. */
export const topOf = (steps: readonly Step[]): number =>
  Math.max(1, ...steps.map(({ remaining, used }) => (remaining ?? 0) + used));

const dayMs = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);

export interface Span {
  readonly start: string;
  readonly end: string;
}

/** Where a day is in the span, in percent. */
export function percentOf(date: string, { end, start }: Span): number {
  const part = (at(date) - at(start)) / Math.max(dayMs, at(end) - at(start));
  return 100 * Math.min(1, Math.max(0, part));
}

/** Four days between the start and the anniversary, and the anniversary: the labels of the axis. */
export function ticksOf(start: string, anniversary: string): readonly string[] {
  const quarter = (at(anniversary) - at(start)) / 4;
  return [0, 1, 2, 3, 4].map((n) =>
    new Date(at(start) + Math.round((n * quarter) / dayMs) * dayMs).toISOString().slice(0, 10),
  );
}

/**
 * The outline of an area below values that hold from their day on, in percent of width and height. The
 * last value holds until `end` percent.
 */
export function areaOf(
  steps: readonly Step[],
  valueOf: (step: Step) => number,
  { end, span, top }: { readonly top: number; readonly span: Span; readonly end: number },
): string {
  const corners = steps.map((step) => ({
    x: percentOf(step.date, span),
    y: 100 - (100 * valueOf(step)) / top,
  }));
  const [first] = corners;
  if (!first) return "";
  const line = corners.slice(1).map(({ x, y }) => `H${x}V${y}`);
  return `M${first.x} 100V${first.y}${line.join("")}H${end}V100Z`;
}
