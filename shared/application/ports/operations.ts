import type { PlainDate } from "../../domain/plain-date.ts";
import type { SweepView } from "../views.ts";

/** What becomes due on a day. `Work` is a workflow to be started again if it is not running. */
export const dueKinds = ["Anniversary", "TermEnd", "Notice", "Work"] as const;

export interface DueItem {
  readonly kind: (typeof dueKinds)[number];
  readonly offerId: string;
  /** The notice's rule, or the workflow to start. */
  readonly subject?: string;
}

export interface ScheduledItem {
  readonly day: PlainDate;
  readonly key: string;
  readonly item: DueItem;
}

/** What is due when. An item stays until it has been dealt with; adding it twice is adding it once. */
export interface ScheduleStore {
  readonly add: (day: PlainDate, item: DueItem) => Promise<void>;
  /** Items of `day` and all days before it, earliest first, at most `limit`. */
  readonly due: (day: PlainDate, limit: number) => Promise<ScheduledItem[]>;
  readonly remove: (item: Pick<ScheduledItem, "day" | "key">) => Promise<void>;
}

/** Runs of the renewal sweep, newest first. */
export interface SweepStore {
  readonly put: (sweep: SweepView) => Promise<void>;
  readonly read: (sweepId: string) => Promise<SweepView | null>;
  readonly list: (
    cursor: string | undefined,
    limit: number,
  ) => Promise<{
    readonly items: readonly SweepView[];
    readonly cursor: string | null;
  }>;
}
