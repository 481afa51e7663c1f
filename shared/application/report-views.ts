import type { Benefit } from "../domain/benefit.ts";
import type { EntryType } from "../domain/ledger.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { OfferState } from "../domain/terms.ts";
import type { BenefitKind } from "../domain/vocabulary.ts";

export interface StatementEntry {
  readonly seq: number;
  readonly at: string;
  readonly type: EntryType;
  readonly kind: BenefitKind;
  readonly delta: number;
  readonly remainingAfter: number | null;
  readonly incidentId?: string;
  readonly actor: string;
  readonly requestId: string;
  readonly hash: string;
}

export interface KindTotals {
  readonly kind: BenefitKind;
  readonly granted: number | null;
  readonly used: number;
  readonly refunded: number;
  readonly forfeited: number;
  readonly remaining: number | null;
}

export interface StatementView {
  readonly offerId: string;
  readonly term: number;
  readonly start: PlainDate;
  readonly anniversary: PlainDate;
  readonly endDate: PlainDate;
  readonly kindTotals: readonly KindTotals[];
  readonly entries: readonly StatementEntry[];
  readonly openingHash: string;
  readonly closingHash: string;
  readonly valid: boolean;
  readonly cursor: string | null;
}

export type ForecastEventType =
  "TermOpens" | "WindowOpens" | "WindowCloses" | "ActivationLapses" | "NoticeDue";

export interface ForecastEvent {
  readonly on: PlainDate;
  readonly type: ForecastEventType;
  readonly detail: string;
}

export interface ForecastView {
  readonly on: PlainDate;
  readonly state: OfferState;
  readonly benefits: readonly Benefit[];
  readonly events: readonly ForecastEvent[];
}

export interface UsagePoint {
  readonly date: PlainDate;
  readonly kind: BenefitKind;
  readonly used: number;
  readonly refunded: number;
  readonly remaining: number | null;
}

export interface SweepView {
  readonly sweepId: string;
  readonly state: "Running" | "Completed" | "Failed" | "Missed";
  readonly due: number;
  readonly renewed: number;
  readonly expired: number;
  readonly lapsed: number;
  readonly notices: number;
  readonly failed: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface Mismatch {
  readonly offerId: string;
  readonly term: number;
  readonly problem: string;
}

export interface ReconciliationView {
  readonly reconciliationId: string;
  readonly state: "Running" | "Completed" | "Failed";
  readonly offers: number;
  readonly entries: number;
  /** The first of them. */
  readonly mismatches: readonly Mismatch[];
  /** All of them. */
  readonly mismatchCount: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface ClockView {
  readonly now: string;
  /** True while the clock has been moved. */
  readonly moved: boolean;
}
