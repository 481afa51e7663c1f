import type { RunSchedule } from "../../ports/operations.ts";
import { noCounts } from "./sweep-counts.ts";
import { missedRunId } from "../run-id.ts";
import type { SweepView } from "../../../contract/operations.ts";

/** With the run, the mark and the combined entry they fill one storage transaction of 100 rows. */
const listedMax = 97;

/** Timers can fire some ms early: a run that is due within this time counts as due. */
const toleranceMs = 2_000;

/** A timer may be this late before another run reports its run as missed. */
const graceMs = 60_000;

const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

const missed = (sweepId: string, at: Date, until: Date | null): SweepView => ({
  sweepId,
  state: "Missed",
  ...noCounts,
  startedAt: at.toISOString(),
  finishedAt: until && until.toISOString(),
});

export interface MissedRuns {
  readonly missed: readonly SweepView[];
  /** The time up to which every run of the schedule is listed. */
  readonly mark: string;
}

/**
 * The runs of the schedule that did not happen between `mark` and `now`, newest first. Beyond
 * `listedMax`, one entry stands for all earlier ones, from its `startedAt` to its `finishedAt`.
 *
 * The domain's time counts: if it was moved forward, the runs in between count as missed. If it was
 * moved back, no run is missed, and the mark starts again from `now`.
 */
export function missedRuns(
  schedule: RunSchedule,
  mark: string | null,
  now: Date,
  { runId, scheduled }: { readonly runId: string; readonly scheduled: boolean },
): MissedRuns {
  const nowMark = now.toISOString();
  if (mark === null || mark > nowMark) return { missed: [], mark: nowMark };
  const from = later(new Date(mark), toleranceMs);
  const until = later(now, scheduled ? toleranceMs : -graceMs);
  const ticks = schedule.between(from, until, listedMax + 2);
  // The latest tick of a scheduled run is its own.
  const [latest, ...earlier] = ticks;
  const missedTicks = scheduled ? earlier : ticks;
  const listed = missedTicks
    .slice(0, listedMax)
    .map((tick, index) => missed(missedRunId(runId, index + 1), tick, null));
  const lastBeyond = missedTicks[listedMax];
  const rest = lastBeyond && missed(missedRunId(runId, 999), schedule.firstAfter(from), lastBeyond);
  return {
    missed: rest ? [...listed, rest] : listed,
    mark: scheduled ? nowMark : (latest?.toISOString() ?? mark),
  };
}
