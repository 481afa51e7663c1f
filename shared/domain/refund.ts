import type { Change } from "./change.ts";
import { book, bookClosed } from "./change.ts";
import type { ClosedTerm } from "./contract.ts";
import type { Incident } from "./incident.ts";
import type { Cause, Entry } from "./ledger.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Rules } from "./rules.ts";
import { isUsable } from "./terms.ts";

export interface RefundContext {
  readonly today: PlainDate;
  readonly cause: Cause;
  readonly rules: Rules;
  /** The record of the incident's term, where that term is over; asked for only then. */
  readonly closedTerm: ClosedTerm | null;
}

/** The incident and the contract after a closure or a decision. */
export interface Settled {
  readonly change: Change;
  readonly incident: Incident;
  /** Changed only by a refund to a term that is over. */
  readonly closedTerm: ClosedTerm | null;
  readonly closedEntries: readonly Entry[];
}

/** A refund of an incident whose term is over is booked there and helps nobody's balance. */
function refundToClosedTerm(
  before: Change,
  incident: Incident,
  context: RefundContext,
): Omit<Settled, "incident"> {
  const { cause, closedTerm } = context;
  if (!closedTerm) throw new Error(`${incident.incidentId}: term ${incident.term} is not recorded`);
  const { incidentId, request } = incident;
  const refunded = bookClosed(
    closedTerm,
    request.kind,
    { type: "Refund", delta: 1, incidentId },
    cause,
  );
  const line = closedTerm.lines.find(({ kind }) => kind === request.kind);
  // What comes back to an ended term ends with it, so that its balance stays what it was: nothing.
  const ended =
    line?.granted === null
      ? undefined
      : bookClosed(refunded.term, request.kind, { type: "Forfeit", delta: -1, incidentId }, cause);
  return {
    change: before,
    closedTerm: ended?.term ?? refunded.term,
    closedEntries: [refunded.entry, ...(ended ? [ended.entry] : [])],
  };
}

/** A refund within the contract's last term: back to the balance, or forfeited at once if it is over. */
function refundToCurrentTerm(
  before: Change,
  { incidentId, request: { kind } }: Incident,
  { cause, today }: RefundContext,
): Omit<Settled, "incident"> {
  const refunded = book(before, kind, { type: "Refund", delta: 1, incidentId }, cause);
  const line = refunded.contract.lines.find((each) => each.kind === kind);
  const over = !isUsable(refunded.contract, today) && line?.granted !== null;
  const change = over
    ? book(refunded, kind, { type: "Forfeit", delta: -1, incidentId }, cause)
    : refunded;
  return { change, closedTerm: null, closedEntries: [] };
}

/** Gives one incident back, once, to the term it was taken from. */
export function applyRefund(before: Change, incident: Incident, context: RefundContext): Settled {
  const current = incident.term === before.contract.term.number;
  const settled = current
    ? refundToCurrentTerm(before, incident, context)
    : refundToClosedTerm(before, incident, context);
  const counts = current && isUsable(before.contract, context.today);
  return {
    ...settled,
    incident: {
      ...incident,
      state: "Refunded",
      refund: counts ? "Applied" : "AppliedToEndedTerm",
    },
  };
}

/** Whether a refund would need the record of an earlier term. */
export const needsClosedTerm = (before: Change, incident: Incident): boolean =>
  incident.term !== before.contract.term.number;
