import { notIncluded } from "./activation.ts";
import type { Booking, Change } from "./change.ts";
import type { ClosedTerm, Contract, Counters } from "./contract.ts";
import { remainingOf } from "./contract.ts";
import { credit, creditClosed } from "./credit.ts";
import type { Cause, Entry } from "./ledger.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { BenefitKind } from "./vocabulary.ts";

/** A40: a correction of the granted incidents by an operator. */
export interface Adjustment {
  readonly kind: BenefitKind;
  /** Incidents to add, or to remove if negative. */
  readonly delta: number;
  readonly reason: string;
  /** The term to correct; null for the current one. */
  readonly term: number | null;
}

export interface AdjustmentContext {
  readonly today: PlainDate;
  readonly cause: Cause;
  /** The record of the term to correct if it is an earlier one, otherwise null. */
  readonly closedTerm: ClosedTerm | null;
}

export interface Adjusted {
  readonly change: Change;
  /** The changed record of an earlier term, otherwise null. */
  readonly closedTerm: ClosedTerm | null;
  /** The `Adjust` entry, then a `Forfeit` entry if the term is over. */
  readonly entries: readonly Entry[];
}

const noTerm: Refusal = { code: "NOT_FOUND", detail: "The offer has no term with this number." };

const notPossible = (detail: string): Refusal => ({ code: "ADJUSTMENT_NOT_POSSIBLE", detail });

/** The number of the earlier term that is to be corrected; null for any other. */
export const earlierTerm = (
  contract: Contract,
  { term }: Pick<Adjustment, "term">,
): number | null => (term === null || term >= contract.term.number ? null : term);

function adjustmentRefusal(
  contract: Contract,
  line: Counters | undefined,
  { delta, kind }: Adjustment,
): Refusal | undefined {
  if (!line) return notIncluded(contract, kind);
  const remaining = remainingOf(line);
  if (remaining === null) {
    return notPossible("The benefit is unlimited in this term, so there is nothing to adjust.");
  }
  return remaining + delta < 0
    ? notPossible(`Only ${remaining} incidents remain in this term. No more can be removed.`)
    : undefined;
}

/**
 * Adds incidents to what a term grants, or removes them (A40). What remains is never negative. In a
 * term that is over, added incidents are recorded and forfeited at once, like a refund.
 */
export function adjust(
  before: Change,
  adjustment: Adjustment,
  context: AdjustmentContext,
): Result<Adjusted> {
  const { contract } = before;
  const earlier = earlierTerm(contract, adjustment) !== null;
  const term = earlier ? context.closedTerm : contract;
  // A39: a later term can have a record, of a renewal that was taken back.
  if (!term || (adjustment.term ?? 0) > contract.term.number) return refuse(noTerm);
  const { delta, kind, reason } = adjustment;
  const line = term.lines.find((each) => each.kind === kind);
  const refusal = adjustmentRefusal(contract, line, adjustment);
  if (refusal) return refuse(refusal);
  const booking: Booking = { type: "Adjust", delta, reason };
  if (context.closedTerm && earlier) {
    const late = creditClosed(context.closedTerm, kind, booking, context.cause);
    return accept({ change: before, closedTerm: late.closedTerm, entries: late.closedEntries });
  }
  const change = credit(before, kind, booking, context);
  return accept({ change, closedTerm: null, entries: change.entries.slice(before.entries.length) });
}
