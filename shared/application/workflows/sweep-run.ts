import type { PlainDate } from "../../domain/plain-date.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import type { ScheduledItem, SchedulePlace, SweepStore } from "../ports/operations.ts";
import type { Counts } from "./sweep-counts.ts";
import { noCounts } from "./sweep-counts.ts";

type RunDeps = Pick<Deps, "clock" | "rules" | "schedule"> & { readonly sweeps: SweepStore };

export interface SweepProgress {
  readonly sweepId: string;
  readonly counts: Counts;
  readonly state: "Running" | "Completed" | "Failed";
}

/** What a run of the sweep reads and records of itself, apart from the items. */
export const makeSweepRun = ({ clock, rules, schedule, sweeps }: RunDeps) => ({
  begin: async (): Promise<{ today: PlainDate }> => ({ today: today({ clock, rules }) }),

  listDue: (page: {
    readonly today: PlainDate;
    readonly after: SchedulePlace | null;
    readonly limit: number;
  }): Promise<ScheduledItem[]> => schedule.due(page.today, page.limit, page.after),

  /** Repeating it writes the same again. */
  record: async ({ counts, state, sweepId }: SweepProgress): Promise<void> => {
    const now = clock.now().toISOString();
    const begun = (await sweeps.read(sweepId)) ?? { ...noCounts, startedAt: now };
    const { startedAt } = begun;
    const finishedAt = state === "Running" ? null : now;
    await sweeps.put({ sweepId, state, ...counts, startedAt, finishedAt });
  },
});
