import { book, bookClosed, unchanged } from "./change.ts";
import type { Activation, ClosedTerm, Contract, Line } from "./contract.ts";
import type { Cause, Entry } from "./ledger.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays } from "./plain-date.ts";
import type { Refusal } from "./refusal.ts";
import type { RefusalReason } from "./refusal-values.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import { closedTerm } from "./terms.ts";

/** A39: for this many days after its date, a renewal that has taken effect can be taken back. */
const reversalDays = 30;

/** The contract without the renewal, and what to write with it. */
export interface Reversal {
  readonly contract: Contract;
  readonly entries: readonly Entry[];
  /** The record of the term that the renewal had opened; null if it had not taken effect. */
  readonly closed: ClosedTerm | null;
}

const noRenewal = (number: number): Refusal => ({
  code: "NOT_FOUND",
  detail: `No renewal to term ${number} is recorded.`,
});

const notReversible = (
  reason: Extract<RefusalReason, "TOO_LATE" | "USED">,
  detail: string,
): Refusal => ({ code: "RENEWAL_NOT_REVERSIBLE", reason, detail });

/** Why the renewal that opened the current term cannot be taken back; undefined if it can. */
function reversalRefusal(
  { chain, opening, renewal, term }: Contract,
  today: PlainDate,
): Refusal | undefined {
  if (!opening) {
    return notReversible(
      "TOO_LATE",
      "The service does not have the data that it needs to take this renewal back.",
    );
  }
  const lastDay = addDays(opening.renewedOn, reversalDays);
  if (today > lastDay) {
    const detail = `A renewal that has taken effect can be taken back within ${reversalDays} days of its date. The last day was ${lastDay}.`;
    return notReversible("TOO_LATE", detail);
  }
  if (renewal) {
    const detail = `The renewal to term ${term.number + 1} is recorded. Take that renewal back first.`;
    return notReversible("USED", detail);
  }
  return chain.seq > opening.seq
    ? notReversible("USED", `The balance of term ${term.number} has changed since it opened.`)
    : undefined;
}

/** The workflow of an activation that the renewal interrupted has ended, so it must be requested again. */
const resumed = (activation: Activation, at: string): Activation =>
  activation.state === "Activating"
    ? { ...activation, state: "ActivationFailed", finishedAt: at }
    : activation;

const notActivated: Activation = { state: "NotActivated" };

/**
 * A5: the pair that the renewal replaced is current again, unless the new one was replaced since. A
 * benefit that was active before the renewal is active again in both cases.
 */
function idsWithout({ credentialVersion, credentials, lines, opening }: Contract, at: string) {
  const replaced = opening?.replaced;
  const restores = replaced?.by === credentialVersion ? replaced : undefined;
  const of = (all: readonly Pick<Line, "activation" | "kind">[] | undefined, kind: Line["kind"]) =>
    all?.find((each) => each.kind === kind)?.activation;
  return {
    credentialVersion: restores?.credentialVersion ?? credentialVersion,
    credentials: restores ? restores.credentials : credentials,
    activationOf: (kind: Line["kind"]): Activation => {
      const before = of(replaced?.activations, kind) ?? notActivated;
      if (restores) return resumed(before, at);
      const now = of(lines, kind) ?? notActivated;
      return before.state === "Active" && now.state !== "Active" ? before : now;
    },
  };
}

/** Takes the grants of the term back. Nothing of them was used. */
function withoutGrants(contract: Contract, cause: Cause) {
  return contract.lines.reduce(
    (change, { granted, kind }) =>
      book(change, kind, { type: "Grant", delta: 0 - (granted ?? 0) }, cause),
    unchanged(contract),
  );
}

/** Gives back what the term had forfeited when the renewal took effect. */
function withoutForfeits(before: ClosedTerm, cause: Cause) {
  return before.lines.reduce<{ readonly term: ClosedTerm; readonly entries: readonly Entry[] }>(
    ({ entries, term }, { forfeited, kind }) => {
      if (forfeited === 0) return { term, entries };
      const booked = bookClosed(term, kind, { type: "Forfeit", delta: forfeited }, cause);
      return { term: booked.term, entries: [...entries, booked.entry] };
    },
    { term: before, entries: [] },
  );
}

/** Returns to the term before. In its window the old balance is back; after it the offer has expired. */
function reopened(
  contract: Contract,
  before: ClosedTerm,
  today: PlainDate,
  cause: Cause,
): Reversal {
  const ungranted = withoutGrants(contract, cause);
  const ended = today > before.term.endDate;
  const restored = ended ? { term: before, entries: [] } : withoutForfeits(before, cause);
  const { activationOf, credentials, credentialVersion } = idsWithout(contract, cause.at);
  const { chain, lines, term } = restored.term;
  return {
    contract: {
      ...ungranted.contract,
      ...{ chain, credentials, credentialVersion, ended, term },
      lines: lines.map((line) => ({ ...line, activation: activationOf(line.kind) })),
      opening: null,
      takenBack: { term: contract.term.number, chain: ungranted.contract.chain },
    },
    entries: [...ungranted.entries, ...restored.entries],
    closed: closedTerm(ungranted.contract),
  };
}

/** A renewal that has not taken effect is dropped as if it had never been recorded. */
const dropped = (contract: Contract, number: number): Reversal => {
  const { takenBack } = contract;
  const chain = takenBack?.term === number ? takenBack.chain : null;
  return {
    contract: { ...contract, renewal: null, takenBack: { term: number, chain } },
    entries: [],
    closed: null,
  };
};

/**
 * Takes back the renewal that opened term `number` of a resolved contract, or that would open it
 * (A39). Null if it was taken back before.
 *
 * `before` is the record of the term before the current one. The offer then stands where it would
 * stand without the renewal.
 */
export function takeBackRenewal(
  contract: Contract,
  before: ClosedTerm | null,
  number: number,
  today: PlainDate,
  cause: Cause,
): Result<Reversal | null> {
  const { renewal, takenBack, term } = contract;
  if (number === term.number + 1) {
    if (renewal) return accept(dropped(contract, number));
    return takenBack?.term === number ? accept(null) : refuse(noRenewal(number));
  }
  if (number > term.number || number === 1) return refuse(noRenewal(number));
  if (number < term.number) {
    return refuse(notReversible("TOO_LATE", `Term ${term.number} has opened since.`));
  }
  const refusal = reversalRefusal(contract, today);
  if (refusal) return refuse(refusal);
  if (!before) throw new Error(`${contract.offerId}: term ${number - 1} is not recorded`);
  return accept(reopened(contract, before, today, cause));
}
