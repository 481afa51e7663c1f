import type { ClosedTerm, Contract } from "../../../domain/contract.ts";
import { checkGrants } from "../../../domain/entry-rules.ts";
import { checkOpening, checkTerm, firstTermOf } from "../../../domain/reconciliation.ts";
import type { Entry } from "../../../domain/ledger.ts";
import type { LedgerRow } from "../../../domain/reconciliation.ts";
import type { Rules } from "../../../domain/rules.ts";
import type { ContractStore } from "../../ports/contract-store.ts";
import type { AuditStore } from "../../ports/operations.ts";
import { termKey } from "../../ports/contract-rows.ts";
import { findContradictions } from "./incident-contradictions.ts";
import type { Mismatch } from "../../../contract/operations.ts";

export interface AuditDeps {
  readonly contracts: Pick<ContractStore, "readHead" | "readRow">;
  readonly audit: AuditStore;
  readonly rules: Rules;
}

export interface OfferFindings {
  readonly entries: number;
  readonly mismatches: readonly Mismatch[];
}

/** The contract, and the accounts of all its terms by their number. */
interface Accounts {
  readonly contract: Contract;
  readonly terms: ReadonlyMap<number, ClosedTerm>;
}

async function closedAccount(
  { contracts }: AuditDeps,
  offerId: string,
  term: number,
): Promise<ClosedTerm | undefined> {
  const row = (await contracts.readRow(offerId, termKey(term)))?.row;
  return row?.type === "term" ? row.closed : undefined;
}

/** The accounts of all terms; null if the contract has no head. */
async function accountsOf(deps: AuditDeps, offerId: string): Promise<Accounts | null> {
  const contract: Contract | undefined = (await deps.contracts.readHead(offerId))?.contract;
  if (!contract) return null;
  const current = contract.term.number;
  const earlier = Array.from({ length: current - 1 }, (_, index) => index + 1);
  // A39: a term that was opened and taken back has entries too.
  const takenBack = contract.takenBack?.chain ? [contract.takenBack.term] : [];
  const others = [...earlier, ...takenBack];
  const closed = await Promise.all(others.map((term) => closedAccount(deps, offerId, term)));
  const found = closed.filter((account) => account !== undefined);
  const terms = [...found, contract].map((each): [number, ClosedTerm] => [each.term.number, each]);
  return { contract, terms: new Map(terms) };
}

async function ledgerOf({ audit }: AuditDeps, offerId: string): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for await (const row of audit.ledgerOf(offerId)) rows.push(row);
  return rows;
}

/** Whether an entry was added while the ledger was read: the later accounts include it, the earlier do not. */
const isNew = ({ seq, term }: LedgerRow, before: Accounts, after: Accounts): boolean =>
  seq > (before.terms.get(term)?.chain.seq ?? 0) && seq <= (after.terms.get(term)?.chain.seq ?? 0);

const withoutTerm = (rows: readonly LedgerRow[]): string[] =>
  rows.filter(({ term }) => term === 0).map(({ key }) => `${key} is not the key of an entry`);

const entriesOf = (rows: readonly LedgerRow[]): Entry[] => rows.map(({ entry }) => entry);

function findings(before: Accounts, after: Accounts, all: readonly LedgerRow[], rules: Rules) {
  const { contract, terms } = before;
  const rows = all.filter((row) => !isNew(row, before, after));
  const ofTerm = (term: number): LedgerRow[] => rows.filter((row) => row.term === term);
  const problems: { term: number; problem: string }[] = [];
  const last = Math.max(0, ...terms.keys(), ...rows.map(({ term }) => term));
  const first = firstTermOf([...terms.values()]);
  for (let term = 1; term <= last; term += 1) {
    const account = terms.get(term);
    const earlier = terms.get(term - 1);
    const opening = earlier && { account: earlier, rows: ofTerm(term - 1) };
    if (term < first && !account && ofTerm(term).length === 0) continue;
    const found = account
      ? [
          ...checkTerm(account, ofTerm(term)),
          ...checkGrants(contract, account, entriesOf(ofTerm(term)), rules),
          ...(term === first || opening ? checkOpening(account, opening) : []),
        ]
      : ["the term's own row is missing"];
    problems.push(...found.map((problem) => ({ term, problem })));
  }
  return [...problems, ...withoutTerm(rows).map((problem) => ({ term: 0, problem }))];
}

/**
 * Compares an offer's ledger with its balances and chains, term by term. Writes nothing.
 *
 * The accounts are read before the ledger, and again if the ledger grew meanwhile. Entries are only
 * ever appended, so the ledger must match the earlier accounts exactly. The rows of incidents are
 * read before both.
 */
export const makeReconcileOffer =
  (deps: AuditDeps) =>
  async (offerId: string): Promise<OfferFindings> => {
    const { incidents, problems } = await deps.audit.checkRows(offerId);
    // What follows reads these rows too, and would decide on what the service has not written.
    if (problems.length > 0) {
      return { entries: 0, mismatches: problems.map((problem) => ({ offerId, term: 0, problem })) };
    }
    const before = await accountsOf(deps, offerId);
    const rows = await ledgerOf(deps, offerId);
    const isBehind = rows.some(({ seq, term }) => seq > (before?.terms.get(term)?.chain.seq ?? 0));
    const after = isBehind ? await accountsOf(deps, offerId) : before;
    const found =
      before && after
        ? findings(before, after, rows, deps.rules)
        : [{ term: 1, problem: "there are entries, but the contract's head is missing" }];
    const entries = entriesOf(rows);
    const contradictions = await findContradictions(deps.audit, offerId, incidents, entries);
    const mismatches = [...found, ...contradictions].map((each) => ({ offerId, ...each }));
    return { entries: rows.length, mismatches };
  };
