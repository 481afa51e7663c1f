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
  /** The record of the incident's term if it is closed, otherwise null (see `needsClosedTerm`). */
  readonly closedTerm: ClosedTerm | null;
}

/** The incident and the contract after a closure or a decision. */
export interface Settled {
  readonly change: Change;
  readonly incident: Incident;
  /** The changed record after a refund to a closed term, otherwise null. */
  readonly closedTerm: ClosedTerm | null;
  readonly closedEntries: readonly Entry[];
}

/** Books a refund in the closed term of its incident. It adds nothing to the current balance. */
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
  // The refunded incident is forfeited at once, so the balance of the closed term stays 0.
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

/** Books a refund in the contract's last term. If that term is over, it is forfeited at once. */
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

/** Refunds one incident to the term that it was charged to. */
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
