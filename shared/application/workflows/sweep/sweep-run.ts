import type { PlainDate } from "../../../domain/plain-date.ts";
import { today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { isTimerRun } from "../run-id.ts";
import { removeOldRows } from "./remove-old-rows.ts";
import type { OldRowDeps } from "./remove-old-rows.ts";
import { reportOverdueReviews } from "./report-overdue.ts";
import type { OverdueDeps } from "./report-overdue.ts";
import { listSweep } from "./sweep-record.ts";
import type { RecordDeps } from "./sweep-record.ts";
import type { ScheduledItem, ScheduleCursor } from "../../ports/operations.ts";
import type { Counts } from "./sweep-counts.ts";
import { noCounts } from "./sweep-counts.ts";

type RunDeps = Pick<Deps, "rules" | "schedule" | "telemetry"> &
  RecordDeps &
  OldRowDeps &
  OverdueDeps;

export interface SweepProgress {
  readonly sweepId: string;
  readonly counts: Counts;
  readonly state: "Running" | "Completed" | "Failed";
}

/** The steps of a sweep except for the handling of items. */
export const makeSweepRun = ({
  attempts,
  clock,
  contracts,
  mailQuota,
  realNowMs,
  refundReviews,
  rules,
  runSchedule,
  schedule,
  sweeps,
  telemetry,
}: RunDeps) => ({
  /** Lists the run in case its starter was interrupted before that, removes old rows and reports overdue refunds. */
  beginSweep: async ({
    sweepId,
  }: Pick<SweepProgress, "sweepId">): Promise<{ today: PlainDate }> => {
    await removeOldRows({ attempts, mailQuota, realNowMs });
    await reportOverdueReviews({ clock, contracts, refundReviews, rules, telemetry });
    await listSweep({ clock, runSchedule, sweeps }, sweepId, isTimerRun(sweepId));
    return { today: today({ clock, rules }) };
  },

  listDue: async (page: {
    readonly today: PlainDate;
    readonly after: ScheduleCursor | null;
    readonly limit: number;
  }): Promise<{ items: readonly ScheduledItem[] }> => ({
    items: await schedule.due(page.today, page.limit, page.after),
  }),

  /** Stores and reports the progress. Repeating it writes and reports the same again. */
  recordSweep: async ({ counts, state, sweepId }: SweepProgress): Promise<void> => {
    const now = clock.now().toISOString();
    const stored = (await sweeps.read(sweepId)) ?? { ...noCounts, startedAt: now };
    const { startedAt } = stored;
    const finishedAt = state === "Running" ? null : now;
    await sweeps.put({ sweepId, state, ...counts, startedAt, finishedAt });
    if (state === "Completed") telemetry.event("SweepFinished", counts);
    if (state === "Failed")
      telemetry.event("SweepFailed", { due: counts.due, failed: counts.failed });
  },
});
