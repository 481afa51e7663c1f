import type { PlainDate } from "../../shared/domain/plain-date.ts";
import type { ScheduledItem, SchedulePlace } from "../../shared/application/ports/operations.ts";
import type { Counts } from "../../shared/application/workflows/sweep/sweep-counts.ts";
import { activity } from "./step.ts";
import type { ActivityFunction } from "./step.ts";
import * as steps from "./sweep.steps.ts";

export interface SweepSteps {
  readonly begin: (run: { readonly sweepId: string }) => Promise<{ today: PlainDate }>;
  readonly listDue: (page: {
    readonly today: PlainDate;
    readonly after: SchedulePlace | null;
    readonly limit: number;
  }) => Promise<readonly ScheduledItem[]>;
  /** Starts workflows that were lost, and so needs the durable client. */
  readonly handleDue: (items: readonly ScheduledItem[]) => Promise<Counts>;
  readonly record: (progress: {
    readonly sweepId: string;
    readonly counts: Counts;
    readonly state: "Running" | "Completed" | "Failed";
  }) => Promise<void>;
}

export const sweepActivities = (does: SweepSteps): ActivityFunction[] => [
  activity(steps.beginSweep, does.begin),
  activity(steps.listDue, async (page) => ({ items: [...(await does.listDue(page))] })),
  { ...activity(steps.handleDue, ({ items }) => does.handleDue(items)), startsWorkflows: true },
  activity(steps.recordSweep, async (progress) => {
    await does.record(progress);
    return {};
  }),
];
