import type { Change } from "./change.ts";
import { book, forfeitRest, unchanged, withContract } from "./change.ts";
import type { ClosedTerm, Contract, Line, Renewal, Term } from "./contract.ts";
import type { Cause } from "./ledger.ts";
import { grantsFor } from "./offer-catalogue.ts";
import { carriedOver, chainOfNext, openingBy } from "./opening.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays, anniversaryOf, laterOf, startOfDay } from "./plain-date.ts";
import type { Rules } from "./rules.ts";

/**
 * Term `number` (from 1) of an offer bought on `anchor`. Its dates depend on the anchor alone (A3).
 */
export function termOf(
  anchor: PlainDate,
  number: number,
  opening: Pick<Term, "openedBy" | "decidingDate">,
  rules: Rules,
): Term {
  const anniversary = anniversaryOf(anchor, number);
  return {
    number,
    start: anniversaryOf(anchor, number - 1),
    anniversary,
    endDate: addDays(anniversary, rules.renewalWindowDays),
    ...opening,
    capEffectiveDate: rules.capEffectiveDate,
  };
}

/** A1: a renewal takes effect on the anniversary, or on its own date if that is later. */
export const effectiveOn = (term: Term, renewal: Pick<Renewal, "renewedOn">): PlainDate =>
  laterOf(renewal.renewedOn, term.anniversary);

/** A line of a new term. It starts at 0, because the Grant entry adds the granted incidents. */
const emptyLine = (
  { kind, granted }: ReturnType<typeof grantsFor>[number],
  activation: Line["activation"],
): Line => ({
  kind,
  granted: granted === null ? null : 0,
  used: 0,
  refunded: 0,
  forfeited: 0,
  activation,
});

/**
 * Opens the lines of the contract's term and grants the catalogue's incidents for its deciding
 * date.
 */
export function grantTerm(
  contract: Contract,
  activationOf: (kind: Line["kind"]) => Line["activation"],
  cause: Cause,
  rules: Rules,
): Change {
  const grants = grantsFor(contract.offerType, contract.term.decidingDate, contract.pack, rules);
  const lines = grants.map((grant) => emptyLine(grant, activationOf(grant.kind)));
  return grants.reduce<Change>(
    (change, { kind, granted }) =>
      book(change, kind, { type: "Grant", delta: granted ?? 0 }, cause),
    unchanged({ ...contract, lines }),
  );
}

/**
 * The cause of a change by the calendar. `at` is the instant that the rule names, not the current
 * time.
 */
const calendarCause = (at: Date, rule: string): Cause => ({
  at: at.toISOString(),
  actor: "calendar",
  requestId: rule,
});

/** The record of the contract's term, for when it is no longer the current one. */
export const closedTerm = ({ offerId, term, lines, chain }: Contract): ClosedTerm => ({
  offerId,
  term,
  lines: lines.map(({ kind, granted, used, refunded, forfeited }) => ({
    kind,
    granted,
    used,
    refunded,
    forfeited,
  })),
  chain,
});

function rollOver(contract: Contract, renewal: Renewal, rules: Rules): Change {
  const takesEffect = effectiveOn(contract.term, renewal);
  const midnight = startOfDay(takesEffect, rules.timeZone);
  const recorded = new Date(renewal.recordedAt);
  // A renewal recorded in the window can come after incidents of the same day.
  const at = recorded > midnight ? recorded : midnight;
  const number = contract.term.number + 1;
  const cause = calendarCause(at, `term-${number}`);

  const forfeited = forfeitRest(unchanged(contract), cause);
  const closed = closedTerm(forfeited.contract);
  const { activationOf, credentials, credentialVersion } = carriedOver(contract, renewal);
  const opened: Contract = {
    ...forfeited.contract,
    term: termOf(
      contract.purchasedOn,
      number,
      { openedBy: "Renewal", decidingDate: takesEffect },
      rules,
    ),
    renewal: null,
    credentials,
    credentialVersion,
    latestCredentialVersion: Math.max(contract.latestCredentialVersion, credentialVersion),
    chain: chainOfNext(forfeited.contract),
    takenBack: null,
    replacements: { ...contract.replacements, inTerm: 0 },
  };
  const granted = grantTerm(opened, activationOf, cause, rules);
  const { seq } = granted.contract.chain;
  return {
    contract: {
      ...granted.contract,
      opening: openingBy(renewal, contract, credentialVersion, seq),
    },
    entries: [...forfeited.entries, ...granted.entries],
    closed: [closed],
  };
}

function expire(change: Change, rules: Rules): Change {
  const { contract } = change;
  const at = startOfDay(addDays(contract.term.endDate, 1), rules.timeZone);
  const after = forfeitRest(change, calendarCause(at, `expiry-${contract.term.number}`));
  return withContract(after, { ...after.contract, ended: true });
}

/**
 * The contract as it is on `today`, with the entries and closed terms that are not written yet.
 *
 * A2: the next term opens only if a renewal is recorded. Without one, the balance stays usable to
 * the end of the window and is then forfeited. Reads, writes and the timer all call this function.
 * Each gets the same result, whether or not another one has run before, and would write the same
 * bytes.
 */
export function resolve(contract: Contract, today: PlainDate, rules: Rules): Change {
  if (contract.cancelledOn !== null || contract.ended) return unchanged(contract);
  const { renewal, term } = contract;
  const change =
    renewal && today >= effectiveOn(term, renewal)
      ? rollOver(contract, renewal, rules)
      : unchanged(contract);
  return today > change.contract.term.endDate ? expire(change, rules) : change;
}

export type OfferState = "Active" | "InRenewalWindow" | "Expired" | "Cancelled";

/** The state of a resolved contract on `today`. */
export function offerState(contract: Contract, today: PlainDate): OfferState {
  if (contract.cancelledOn !== null) return "Cancelled";
  if (contract.ended || today > contract.term.endDate) return "Expired";
  return today >= contract.term.anniversary ? "InRenewalWindow" : "Active";
}

/** Whether the plan may still be used: neither cancelled nor past its end date (inclusive). */
export const isUsable = (contract: Contract, today: PlainDate): boolean =>
  isUsableState(offerState(contract, today));

export const isUsableState = (state: OfferState): boolean =>
  state === "Active" || state === "InRenewalWindow";

/** A19: whether the partner still holds this offer on `date`, so that it cannot buy it again. */
export const isHeldOn = (contract: Contract, date: PlainDate): boolean =>
  contract.cancelledOn === null && date <= contract.term.endDate;
