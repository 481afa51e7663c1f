import type { RunSchedule } from "../../ports/operations.ts";
import type { SweepView } from "../../views.ts";
import { noCounts } from "./sweep-counts.ts";
import { missedRunId } from "../run-id.ts";

/** With the run itself, the mark and the rest in one entry they fill one storage transaction. */
const listedMax = 97;

/** Timers fire some ms early; what is due that soon counts as due. */
const toleranceMs = 2_000;

/** A timer may be that late before somebody else calls its run missed. */
const graceMs = 60_000;

const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

const missed = (sweepId: string, at: Date, until: Date | null): SweepView => ({
  sweepId,
  state: "Missed",
  ...noCounts,
  startedAt: at.toISOString(),
  finishedAt: until && until.toISOString(),
});

export interface Accounted {
  readonly missed: readonly SweepView[];
  /** Up to when every run of the schedule is listed now. */
  readonly mark: string;
}

/**
 * The runs of the schedule that did not take place between `mark` and `now`, newest first. Beyond
 * `listedMax` one entry stands for all earlier ones, from its `startedAt` to its `finishedAt`.
 *
 * It goes by the domain's time: where that was moved ahead, the runs in between did not take place
 * either. Moved back, nothing is missing, and counting begins anew.
 */
export function missedRuns(
  schedule: RunSchedule,
  mark: string | null,
  now: Date,
  { runId, scheduled }: { readonly runId: string; readonly scheduled: boolean },
): Accounted {
  const here = now.toISOString();
  if (mark === null || mark > here) return { missed: [], mark: here };
  const from = later(new Date(mark), toleranceMs);
  const until = later(now, scheduled ? toleranceMs : -graceMs);
  const ticks = schedule.between(from, until, listedMax + 2);
  // The latest tick of a scheduled run is the run itself.
  const [latest, ...earlier] = ticks;
  const found = scheduled ? earlier : ticks;
  const listed = found
    .slice(0, listedMax)
    .map((tick, index) => missed(missedRunId(runId, index + 1), tick, null));
  const beyond = found[listedMax];
  const rest = beyond && missed(missedRunId(runId, 999), schedule.firstAfter(from), beyond);
  return {
    missed: rest ? [...listed, rest] : listed,
    mark: scheduled ? here : (latest?.toISOString() ?? mark),
  };
}
