import type { ClosedTerm, Contract, Counters, Term } from "../../domain/contract.ts";
import { entryHash } from "../../domain/ledger.ts";
import type { Chain, Entry } from "../../domain/ledger.ts";
import { resolve } from "../../domain/terms.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { termKey } from "../ports/contract-rows.ts";

type TermDeps = Pick<Deps, "clock" | "contracts" | "rules">;

const pageSize = 1000;

/** One term's record: its dates, counters, chain and all of its entries. */
export interface TermRecord {
  readonly term: Term;
  readonly lines: readonly Counters[];
  readonly chain: Chain;
  readonly entries: readonly Entry[];
}

async function storedEntries(
  { contracts }: TermDeps,
  offerId: string,
  term: number,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await contracts.listEntries(offerId, term, entries.length, pageSize);
    entries.push(...page);
    if (page.length < pageSize) return entries;
  }
}

function recordOf(
  resolved: { readonly contract: Contract; readonly closed: readonly ClosedTerm[] },
  number: number,
  stored: ClosedTerm | undefined,
): Omit<TermRecord, "entries"> | undefined {
  const current = resolved.contract;
  // The row of a term that has not closed yet can be that of an earlier close (A39).
  const found =
    current.term.number === number
      ? current
      : (resolved.closed.find(({ term }) => term.number === number) ?? stored);
  return found && { term: found.term, lines: found.lines, chain: found.chain };
}

/**
 * A term as it is today; the current term if `number` is undefined, null if there is no such term.
 * It includes what the calendar has brought and nobody has stored yet. Storing it later gives the
 * same record, to the byte.
 */
export async function readTerm(
  deps: TermDeps,
  offerId: string,
  number: number | undefined,
): Promise<TermRecord | null> {
  const head = await deps.contracts.readHead(offerId);
  if (!head) return null;
  const resolved = resolve(head.contract, today(deps), deps.rules);
  const term = number ?? resolved.contract.term.number;
  const row = await deps.contracts.readRow(offerId, termKey(term));
  const record = recordOf(resolved, term, row?.row.type === "term" ? row.row.closed : undefined);
  if (!record) return null;
  // Entries are read last and only ever added, so those newer than the record are left out.
  const stored = (await storedEntries(deps, offerId, term)).filter(
    ({ seq }) => seq <= record.chain.seq,
  );
  const storedSeqs = new Set(stored.map(({ seq }) => seq));
  const unstored = resolved.entries.filter(
    (entry) => entry.term === term && !storedSeqs.has(entry.seq),
  );
  return { ...record, entries: [...stored, ...unstored] };
}

/** Whether each hash is that of its entry and the hash before it, and the last one the term's. */
export function isValid({ chain, entries }: TermRecord): boolean {
  let previous = chain.openingHash;
  for (const [index, { hash, ...entry }] of entries.entries()) {
    if (entry.seq !== index + 1 || entryHash(previous, entry) !== hash) return false;
    previous = hash;
  }
  return previous === chain.hash;
}
