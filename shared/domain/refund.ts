import type { Booking, Change } from "./change.ts";
import type { ClosedTerm } from "./contract.ts";
import { credit, creditClosed } from "./credit.ts";
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
  /** The reason to write with the refund, if it needs one. */
  readonly reason?: string;
}

/** The incident and the contract after a closure or a decision. */
export interface Settled {
  readonly change: Change;
  readonly incident: Incident;
  /** The changed record after a refund to a closed term, otherwise null. */
  readonly closedTerm: ClosedTerm | null;
  readonly closedEntries: readonly Entry[];
}

/** Books a refund in the term of its incident. A closed term adds nothing to the current balance. */
function bookRefund(
  before: Change,
  incident: Incident,
  context: RefundContext,
): Omit<Settled, "incident"> {
  const { cause, closedTerm, reason } = context;
  const { incidentId, request } = incident;
  const booking: Booking = {
    type: "Refund",
    delta: 1,
    incidentId,
    ...(reason === undefined ? {} : { reason }),
  };
  if (incident.term === before.contract.term.number) {
    const change = credit(before, request.kind, booking, context);
    return { change, closedTerm: null, closedEntries: [] };
  }
  if (!closedTerm) throw new Error(`${incidentId}: term ${incident.term} is not recorded`);
  return { change: before, ...creditClosed(closedTerm, request.kind, booking, cause) };
}

/** Refunds one incident to the term that it was charged to. */
export function applyRefund(before: Change, incident: Incident, context: RefundContext): Settled {
  const current = incident.term === before.contract.term.number;
  const counts = current && isUsable(before.contract, context.today);
  return {
    ...bookRefund(before, incident, context),
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
