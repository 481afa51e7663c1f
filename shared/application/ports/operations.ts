import type { PlainDate } from "../../domain/plain-date.ts";
import type { ReconciliationView, SweepView } from "../views.ts";
import type { LedgerRow } from "../../domain/reconciliation.ts";
import type { Stored } from "./stores.ts";

/** What becomes due on a day. `Work` is a workflow to be started again if it is not running. */
export const dueKinds = ["Anniversary", "TermEnd", "Notice", "Work"] as const;

export interface DueItem {
  readonly kind: (typeof dueKinds)[number];
  readonly offerId: string;
  /** The notice's topic, or the workflow to start. */
  readonly subject?: string | undefined;
  /** The term that it is about, where it is about one. */
  readonly term?: number | undefined;
}

export interface ScheduledItem {
  readonly day: PlainDate;
  readonly key: string;
  readonly item: DueItem;
  /** The version that was read: adding an item again makes a new one. */
  readonly etag: string;
  /** Real time. */
  readonly addedAt: string;
}

/** A position in the schedule, from which a list continues. */
export type ScheduleCursor = Pick<ScheduledItem, "day" | "key">;

/** An item that is to be due on a day. */
export interface DueOn {
  readonly day: PlainDate;
  readonly item: DueItem;
}

/** What is due when. An item stays until it has been dealt with; adding it twice is adding it once. */
export interface ScheduleStore {
  readonly add: (day: PlainDate, item: DueItem) => Promise<void>;
  /** The same for many, in few requests where they share their days. Throws when some may be missing. */
  readonly addAll: (items: readonly DueOn[]) => Promise<void>;
  /** Items of `day` and all days before it that come after `after`, earliest first, at most `limit`. */
  readonly due: (
    day: PlainDate,
    limit: number,
    after?: ScheduleCursor | null,
  ) => Promise<ScheduledItem[]>;
  /** Harmless where it is gone already; an item that was added again since it was read stays. */
  readonly remove: (item: ScheduledItem) => Promise<void>;
  /** The same for many, in few requests; also for those that were added again. */
  readonly removeAll: (items: readonly ScheduledItem[]) => Promise<void>;
}

/** The schedule by which sweeps run. */
export interface RunSchedule {
  /** Runs due after `after`, up to and including `until`: the last `max` of them, newest first. */
  readonly between: (after: Date, until: Date, max: number) => readonly Date[];
  readonly firstAfter: (after: Date) => Date;
}

export interface SweepPage {
  readonly items: readonly SweepView[];
  readonly cursor: string | null;
}

/** Runs of the renewal sweep, newest first. */
export interface SweepStore {
  /** Up to when every run of the schedule is in the list, as a run or as a missed one. */
  readonly readMark: () => Promise<Stored<string> | null>;
  /**
   * Records a run, those missed before it and the new mark, all or nothing. False: somebody else has
   * recorded it or moved the mark.
   */
  readonly begin: (
    sweep: SweepView,
    missed: readonly SweepView[],
    mark: string,
    expected: string | null,
  ) => Promise<boolean>;
  readonly put: (sweep: SweepView) => Promise<void>;
  readonly read: (sweepId: string) => Promise<SweepView | null>;
  /** Null for a cursor that this list never gave out. */
  readonly list: (cursor: string | undefined, limit: number) => Promise<SweepPage | null>;
}

/** Runs of the reconciliation. */
export interface ReconciliationStore {
  /** Puts a run on the list. One that is there stays as it is: it has written so of itself. */
  readonly begin: (reconciliation: ReconciliationView) => Promise<void>;
  readonly put: (reconciliation: ReconciliationView) => Promise<void>;
  readonly read: (reconciliationId: string) => Promise<ReconciliationView | null>;
}

/** All contracts and all that their ledgers hold, for whoever checks them. Reads only. */
export interface AuditStore {
  /** Offers with a head or a first entry, in a fixed order, at most `limit` of those after `after`. */
  readonly offersAfter: (after: string | null, limit: number) => Promise<string[]>;
  /** Every ledger row of an offer, in the order of its places. */
  readonly ledgerOf: (offerId: string) => AsyncIterable<LedgerRow>;
}
