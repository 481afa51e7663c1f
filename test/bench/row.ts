/** One row of the table: a figure and its baseline from the same run. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly against?: { readonly what: string; readonly value: number };
  /** `value` divided by `against`, or `value` itself without a baseline. */
  readonly ratio: number;
  readonly budget: { readonly atMost: number } | { readonly atLeast: number };
}

/** A measurement that was skipped, with the reason. */
export interface Skipped {
  readonly what: string;
  readonly because: string;
}

export type Result = Row | Skipped;
export type Benchmark = (seconds: number) => Promise<readonly Result[]>;

export const isSkipped = (result: Result): result is Skipped => "because" in result;

export const holds = ({ budget, ratio }: Row): boolean =>
  "atMost" in budget ? ratio <= budget.atMost : ratio >= budget.atLeast;

/** A figure as a multiple of a baseline. */
export const compared = (
  what: string,
  value: number,
  unit: string,
  against: NonNullable<Row["against"]>,
  budget: Row["budget"],
): Row => ({ what, value, unit, against, ratio: value / against.value, budget });

export const alone = (what: string, value: number, unit: string, budget: Row["budget"]): Row => ({
  ...{ what, value, unit, ratio: value, budget },
});

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Calls per second with this number of callers. Each waits for its answer before the next call. */
export async function rate(
  callers: number,
  seconds: number,
  ask: (caller: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let done = 0;
  const caller = async (_: unknown, n: number): Promise<void> => {
    while (performance.now() < until) {
      await ask(n);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (done * 1000) / (performance.now() - started);
}

/**
 * The rates of two kinds of work in short slices in turn, the order changing each time (ABBA), so
 * that neither has the quieter half of the run, nor the storage's own pauses to itself.
 */
export async function sideBySide(
  seconds: number,
  callers: number,
  against: () => Promise<unknown>,
  measured: () => Promise<unknown>,
): Promise<{ readonly against: number; readonly measured: number }> {
  const rounds = Math.max(4, Math.round(seconds * 2));
  const slice = seconds / rounds;
  const sums = { against: 0, measured: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const order = ["against", "measured"] as const;
    for (const name of round % 2 === 0 ? order : order.toReversed()) {
      const work = name === "against" ? against : measured;
      sums[name] += (await rate(callers, slice, work)) / rounds;
    }
  }
  return sums;
}
