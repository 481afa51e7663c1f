import type { Booking, Change } from "./change.ts";
import { book, bookClosed } from "./change.ts";
import type { ClosedTerm } from "./contract.ts";
import { lineOf } from "./contract.ts";
import type { Cause, Entry } from "./ledger.ts";
import type { PlainDate } from "./plain-date.ts";
import { isUsable } from "./terms.ts";
import type { BenefitKind } from "./vocabulary.ts";

/** Takes back what a booking has added to a term that is over. */
const forfeited = ({ delta, incidentId }: Booking): Booking => ({
  type: "Forfeit",
  delta: -delta,
  ...(incidentId === undefined ? {} : { incidentId }),
});

/**
 * Adds incidents to the contract's last term. If that term is over and the line is limited, they are
 * forfeited at once.
 */
export function credit(
  before: Change,
  kind: BenefitKind,
  booking: Booking,
  { cause, today }: { readonly cause: Cause; readonly today: PlainDate },
): Change {
  const added = book(before, kind, booking, cause);
  const isOver = !isUsable(added.contract, today);
  const isLimited = lineOf(added.contract, kind)?.granted !== null;
  return isOver && isLimited ? book(added, kind, forfeited(booking), cause) : added;
}

/** Adds incidents to a closed term. On a limited line they are forfeited at once, so 0 remain. */
export function creditClosed(
  closed: ClosedTerm,
  kind: BenefitKind,
  booking: Booking,
  cause: Cause,
): { readonly closedTerm: ClosedTerm; readonly closedEntries: readonly Entry[] } {
  const added = bookClosed(closed, kind, booking, cause);
  const line = closed.lines.find((each) => each.kind === kind);
  if (line?.granted === null) return { closedTerm: added.term, closedEntries: [added.entry] };
  const ended = bookClosed(added.term, kind, forfeited(booking), cause);
  return { closedTerm: ended.term, closedEntries: [added.entry, ended.entry] };
}
