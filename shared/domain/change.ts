import type { ClosedTerm, Contract, Counters } from "./contract.ts";
import { lineOf, remainingOf, withLine } from "./contract.ts";
import type { Cause, Entry, EntryDraft, EntryType } from "./ledger.ts";
import { seal } from "./ledger.ts";
import type { BenefitKind } from "./vocabulary.ts";

/** A contract's new state, with the ledger entries and closed terms to write with it. */
export interface Change {
  readonly contract: Contract;
  readonly entries: readonly Entry[];
  readonly closed: readonly ClosedTerm[];
}

export const unchanged = (contract: Contract): Change => ({ contract, entries: [], closed: [] });

export const withContract = (change: Change, contract: Contract): Change => ({
  ...change,
  contract,
});

/** Joins two changes. `second` must be based on the contract of `first`. */
export const joinChanges = (first: Change, second: Change): Change => ({
  contract: second.contract,
  entries: [...first.entries, ...second.entries],
  closed: [...first.closed, ...second.closed],
});

/** An entry to write: its type and its change of the balance. */
export interface Booking {
  readonly type: EntryType;
  readonly delta: number;
  readonly incidentId?: string;
  readonly reason?: string;
}

/**
 * How each entry type changes the counters. Every booking uses it, so counters and ledger agree.
 */
const counted: Readonly<Record<EntryType, (before: Counters, delta: number) => Partial<Counters>>> =
  {
    Grant: ({ granted }, delta) => ({ granted: granted === null ? null : granted + delta }),
    Deduct: ({ used }, delta) => ({ used: used - delta }),
    Refund: ({ used, refunded }, delta) => ({ used: used - delta, refunded: refunded + delta }),
    Forfeit: ({ forfeited }, delta) => ({ forfeited: forfeited - delta }),
    Adjust: ({ granted }, delta) => ({ granted: granted === null ? null : granted + delta }),
    Import: ({ granted, used }, delta) =>
      delta < 0 ? { used: used - delta } : { granted: granted === null ? null : granted + delta },
  };

const draftOf = (after: Counters, booking: Booking, cause: Cause): EntryDraft => ({
  at: cause.at,
  actor: cause.actor,
  requestId: cause.requestId,
  type: booking.type,
  kind: after.kind,
  delta: booking.delta,
  remainingAfter: remainingOf(after),
  ...(booking.incidentId === undefined ? {} : { incidentId: booking.incidentId }),
  ...(booking.reason === undefined ? {} : { reason: booking.reason }),
});

/** Changes the counters of a line of the current term and appends the ledger entry. */
export function book(change: Change, kind: BenefitKind, booking: Booking, cause: Cause): Change {
  const line = lineOf(change.contract, kind);
  if (!line) throw new Error(`${change.contract.offerId} has no line ${kind}`);
  const after = { ...line, ...counted[booking.type](line, booking.delta) };
  const { chain, entry } = seal(
    change.contract.chain,
    change.contract.offerId,
    draftOf(after, booking, cause),
  );
  return {
    ...change,
    contract: withLine({ ...change.contract, chain }, after),
    entries: [...change.entries, entry],
  };
}

/** Changes the counters of a line of a closed term and seals the ledger entry. */
export function bookClosed(
  term: ClosedTerm,
  kind: BenefitKind,
  booking: Booking,
  cause: Cause,
): { readonly term: ClosedTerm; readonly entry: Entry } {
  const line = term.lines.find((candidate) => candidate.kind === kind);
  if (!line) throw new Error(`${term.offerId} term ${term.term.number} has no line ${kind}`);
  const after = { ...line, ...counted[booking.type](line, booking.delta) };
  const { chain, entry } = seal(term.chain, term.offerId, draftOf(after, booking, cause));
  return {
    term: {
      ...term,
      chain,
      lines: term.lines.map((other) => (other.kind === kind ? after : other)),
    },
    entry,
  };
}

/** Forfeits the remaining incidents of every limited line (A9: nothing is carried over). */
export function forfeitRest(change: Change, cause: Cause): Change {
  return change.contract.lines.reduce((before, line) => {
    const rest = remainingOf(line);
    return rest === null || rest === 0
      ? before
      : book(before, line.kind, { type: "Forfeit", delta: -rest }, cause);
  }, change);
}
