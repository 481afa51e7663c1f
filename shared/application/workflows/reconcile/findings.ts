import type { OfferFindings } from "./reconcile-offer.ts";
import type { Mismatch } from "../../../contract/operations.ts";

/** What a reconciliation has found so far. */
export interface Findings {
  readonly offers: number;
  readonly entries: number;
  /** The first `listedMax` mismatches. */
  readonly mismatches: readonly Mismatch[];
  readonly mismatchCount: number;
}

/** More mismatches than this are counted, but not listed. */
const listedMax = 500;

export const noFindings: Findings = { offers: 0, entries: 0, mismatches: [], mismatchCount: 0 };

export const findingsOf = ({ entries, mismatches }: OfferFindings): Findings => ({
  offers: 1,
  entries,
  mismatches: mismatches.slice(0, listedMax),
  mismatchCount: mismatches.length,
});

export const addFindings = (a: Findings, b: Findings): Findings => ({
  offers: a.offers + b.offers,
  entries: a.entries + b.entries,
  mismatches: [...a.mismatches, ...b.mismatches].slice(0, listedMax),
  mismatchCount: a.mismatchCount + b.mismatchCount,
});
