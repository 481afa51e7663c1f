import { activationIdOf } from "./activation.ts";
import { book, unchanged } from "./change.ts";
import type { Change } from "./change.ts";
import type { Contract, Line, Renewal, SealedCredentials, Term } from "./contract.ts";
import { firstChain } from "./ledger.ts";
import type { Cause } from "./ledger.ts";
import { grantsFor, offerName } from "./offer-catalogue.ts";
import type { Grant } from "./offer-catalogue.ts";
import type { PlainDate } from "./plain-date.ts";
import { dateIn } from "./plain-date.ts";
import { presentTerm } from "./present-term.ts";
import type { History, Imported } from "./present-term.ts";
import { invalid } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { Rules } from "./rules.ts";

const grantsIn = ({ offerType, pack }: Imported, { decidingDate }: Term, rules: Rules) =>
  grantsFor(offerType, decidingDate, pack, rules);

function usedRefusal(
  { history, offerType }: Imported,
  grants: readonly Grant[],
): Refusal | undefined {
  const granted = new Map(grants.map((grant) => [grant.kind, grant.granted]));
  for (const [index, { kind, used }] of history.used.entries()) {
    const path = `history.used.${index}`;
    const most = granted.get(kind);
    if (most === undefined) {
      return invalid(`${path}.kind`, `must be a benefit that ${offerName(offerType)} includes.`);
    }
    if (most !== null && used > most) {
      return invalid(`${path}.used`, `must not be more than the incidents of the term, ${most}.`);
    }
  }
  const other = history.activated.findIndex((kind) => !granted.has(kind));
  return other < 0
    ? undefined
    : invalid(
        `history.activated.${other}`,
        `must be a benefit that ${offerName(offerType)} includes.`,
      );
}

/** Checks the history of an imported offer (A50). `now` is when the import is recorded. */
export function checkHistory(
  imported: Imported,
  hasCredentials: boolean,
  now: Date,
  rules: Rules,
): Result<null> {
  const present = presentTerm(imported, dateIn(now, rules.timeZone), rules);
  if (!present.ok) return present;
  const wrong = usedRefusal(imported, grantsIn(imported, present.value.term, rules));
  if (wrong) return refuse(wrong);
  // F53: a benefit is active only if it has IDs.
  return imported.history.activated.length > 0 && !hasCredentials
    ? refuse(invalid("history.credentials", "must be given if a benefit was activated."))
    : accept(null);
}

const pendingRenewal = (renewedOn: PlainDate | null, { actor, at, requestId }: Cause) =>
  renewedOn === null
    ? null
    : ({ renewedOn, issueNewIds: false, recordedAt: at, actor, requestId } satisfies Renewal);

/** The line without the incidents of the term, which the entries add. */
function lineOf(contract: Contract, { granted, kind }: Grant, active: boolean, at: string): Line {
  const activation = {
    activationId: activationIdOf(contract, kind),
    attempt: 1,
    requestedAt: at,
    finishedAt: at,
    distributionId: null,
  };
  return {
    kind,
    ...{ granted: granted === null ? null : 0, used: 0, refunded: 0, forfeited: 0 },
    activation: active ? { state: "Active", ...activation } : { state: "NotActivated" },
  };
}

/**
 * A50: puts a new contract into its present term. Its ledger begins in that term, with entries of
 * type Import: one for the incidents of each line, and one for those that were used.
 *
 * Throws if the history was not checked.
 */
export function withHistory(
  contract: Contract,
  history: History,
  credentials: SealedCredentials | null,
  cause: Cause,
  rules: Rules,
): Change {
  const { offerId, offerType, pack, purchasedOn } = contract;
  const imported = { offerType, purchasedOn, pack, history };
  const present = presentTerm(imported, dateIn(new Date(cause.at), rules.timeZone), rules);
  if (!present.ok) throw new Error(`${offerId}: ${present.refusal.detail}`);
  const { renewedOn, term } = present.value;
  const grants = grantsIn(imported, term, rules);
  const lines = grants.map((grant) =>
    lineOf(contract, grant, history.activated.includes(grant.kind), cause.at),
  );
  const opened: Contract = {
    ...contract,
    ...{ term, lines, credentials },
    renewal: pendingRenewal(renewedOn, cause),
    chain: { ...firstChain(offerId), term: term.number },
  };
  return grants.reduce<Change>((change, { granted, kind }) => {
    const open = book(change, kind, { type: "Import", delta: granted ?? 0 }, cause);
    const used = history.used.find((each) => each.kind === kind)?.used ?? 0;
    return used === 0 ? open : book(open, kind, { type: "Import", delta: -used }, cause);
  }, unchanged(opened));
}
