import type { Incident } from "../../domain/incident.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { LedgerRow } from "../../domain/reconciliation.ts";
import type { Membership, Stored } from "./stores.ts";
import type { ReconciliationView, SweepView } from "../../contract/operations.ts";

/** What becomes due on a day. `Work` is a workflow to restart unless it is running. */
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

/** The items that become due. An item stays until it is removed. Adding it twice adds it once. */
export interface ScheduleStore {
  readonly add: (day: PlainDate, item: DueItem) => Promise<void>;
  /** Adds many items, in few requests if they share their days. Throws if some may be missing. */
  readonly addAll: (items: readonly DueOn[]) => Promise<void>;
  /** Items of `day` and all days before it that come after `after`, earliest first, at most `limit`. */
  readonly due: (
    day: PlainDate,
    limit: number,
    after?: ScheduleCursor | null,
  ) => Promise<ScheduledItem[]>;
  /** Removes an item unless it is gone or was added again since it was read. */
  readonly remove: (item: ScheduledItem) => Promise<void>;
  /** Removes many items, in few requests, including those that were added again. */
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
  /** The time up to which every run of the schedule is listed, as a run or as a missed one. */
  readonly readMark: () => Promise<Stored<string> | null>;
  /**
   * Records a run, the runs missed before it and the new mark in one transaction. False if the run
   * was recorded or the mark moved first.
   */
  readonly begin: (
    sweep: SweepView,
    missed: readonly SweepView[],
    mark: string,
    expected: string | null,
  ) => Promise<boolean>;
  readonly put: (sweep: SweepView) => Promise<void>;
  readonly read: (sweepId: string) => Promise<SweepView | null>;
  /** Null if the cursor is not one of this list. */
  readonly list: (cursor: string | undefined, limit: number) => Promise<SweepPage | null>;
}

/** Runs of the reconciliation. */
export interface ReconciliationStore {
  /** Lists a run. A listed run stays as it is, because it records its own progress. */
  readonly begin: (reconciliation: ReconciliationView) => Promise<void>;
  readonly put: (reconciliation: ReconciliationView) => Promise<void>;
  readonly read: (reconciliationId: string) => Promise<ReconciliationView | null>;
  /** All runs, newest first. */
  readonly list: () => Promise<readonly ReconciliationView[]>;
}

/** A purchase as it is recorded. */
export interface RecordedPurchase {
  readonly offerId: string;
  /** Null if the row cannot be read. */
  readonly membership: Membership | null;
}

/** The rows of a contract that have MACs. */
export interface CheckedRows {
  readonly incidents: readonly Incident[];
  /** Rows that the service has not written, as sentences. */
  readonly problems: readonly string[];
}

/** All contracts and their ledgers, for audits. Reads only. */
export interface AuditStore {
  /** Offers with a head or a first entry, in a fixed order, at most `limit` of those after `after`. */
  readonly offersAfter: (after: string | null, limit: number) => Promise<string[]>;
  /** Every ledger row of an offer, in the order of the keys. */
  readonly ledgerOf: (offerId: string) => AsyncIterable<LedgerRow>;
  /** Reads and checks the head, the incidents, the links and the closed terms of a contract. */
  readonly checkRows: (offerId: string) => Promise<CheckedRows>;
  readonly incidentsOf: (offerId: string) => AsyncIterable<Incident>;
  /** Every recorded purchase, of all partners. */
  readonly purchases: () => AsyncIterable<RecordedPurchase>;
}
