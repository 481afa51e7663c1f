import type { PlainDate } from "./plain-date.ts";

/** The program's constants. Each is a setting with the default of `defaultRules`. */
export interface Rules {
  /** A21: the time zone that decides which day is "today". */
  readonly timeZone: string;
  /** X5, A20: for this many days after the anniversary, benefits stay usable and can be renewed. */
  readonly renewalWindowDays: number;
  /** A38: for this many days after the window, a renewal dated in the window is still accepted. */
  readonly lateRenewalDays: number;
  /**
   * F33, F176: an SPD term decided from this day on has 50 cloud incidents; earlier ones are
   * unlimited.
   */
  readonly capEffectiveDate: PlainDate;
  /** F181: from this day on legacy offers are neither sold nor renewed. */
  readonly offerRetirementDate: PlainDate;
  /** F105, A15b: from this day on N, N-1 and mainstream support are required. */
  readonly n1RefreshDate: PlainDate;
  /** A7: refund billing, quota and subscription requests without waiting for a decision. */
  readonly autoRefundNonTechnical: boolean;
  /** A7: a refund that has waited for a decision for more days than this is reported. */
  readonly refundReviewDays: number;
  /** A49: for this many days after a term's end, data of people stays. */
  readonly retentionDays: number;
  /** F183: countries (ISO 3166 alpha-2) in which pay-per-incident support is not sold. */
  readonly payPerIncidentExcludedCountries: readonly string[];
}

export const defaultRules: Rules = {
  timeZone: "Etc/UTC",
  renewalWindowDays: 30,
  lateRenewalDays: 30,
  capEffectiveDate: "2025-06-23",
  offerRetirementDate: "2025-01-22",
  n1RefreshDate: "2025-07-01",
  autoRefundNonTechnical: false,
  refundReviewDays: 7,
  retentionDays: 730,
  payPerIncidentExcludedCountries: [],
};
