import { daysBetween } from "../../domain/plain-date.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import type { DueItem, ScheduleStore, ScheduledItem } from "../ports/operations.ts";
import type { Telemetry } from "../ports/telemetry.ts";
import type { ReconciliationProgress } from "../workflows/reconcile/reconcile-run.ts";
import type { SweepProgress } from "../workflows/sweep/sweep-run.ts";

type Lags = (items: readonly ScheduledItem[]) => void;

/** Days between the day on which something was due and the one on which it was dealt with. */
const lagsOf =
  (deps: Pick<Deps, "clock" | "rules">, { measure }: Telemetry): Lags =>
  (items) => {
    const on = today(deps);
    for (const { day, item } of items) {
      measure("benefits.sweep.lag", daysBetween(day, on), { item: item.kind });
    }
  };

/** The schedule as a sweep uses it: what leaves it has been dealt with. */
export function observedSchedule(
  schedule: ScheduleStore,
  deps: Pick<Deps, "clock" | "rules">,
  telemetry: Telemetry,
): ScheduleStore {
  const lags = lagsOf(deps, telemetry);
  return {
    add: (...due) => schedule.add(...due),
    addAll: (items) => schedule.addAll(items),
    due: (...query) => schedule.due(...query),
    remove: async (scheduled) => {
      await schedule.remove(scheduled);
      lags([scheduled]);
    },
    removeAll: async (items) => {
      await schedule.removeAll(items);
      lags(items);
    },
  };
}

/** An error by its class alone: its message may quote what it was given. */
export const reportFailure =
  ({ event }: Telemetry) =>
  ({ kind, offerId }: DueItem, error: unknown): void => {
    const name = error instanceof Error ? error.name : "Error";
    event("SweepItemFailed", { offerId, item: kind, error: name });
  };

/** Tells of a sweep when it is over. */
export function sweepRecorded({ event }: Telemetry, { counts, state }: SweepProgress): void {
  const { due, failed } = counts;
  if (state === "Completed") event("SweepFinished", counts);
  if (state === "Failed") event("SweepFailed", { due, failed });
}

/** Tells of a reconciliation when it is over. */
export function reconciliationRecorded(
  { event }: Telemetry,
  { findings, state }: ReconciliationProgress,
): void {
  const { entries, mismatchCount: mismatches, offers } = findings;
  if (state === "Completed") event("ReconciliationFinished", { offers, entries, mismatches });
  if (state === "Failed") event("ReconciliationFailed", { offers, mismatches });
}
