import type { ClosedTerm, Contract, Counters, Term } from "../../domain/contract.ts";
import { entryHash } from "../../domain/ledger.ts";
import type { Chain, Entry } from "../../domain/ledger.ts";
import { checkGrants } from "../../domain/entry-rules.ts";
import { checkTerm } from "../../domain/reconciliation.ts";
import { resolve } from "../../domain/terms.ts";
import { today } from "../contracts/read-contract.ts";
import type { Rules } from "../../domain/rules.ts";
import type { Deps } from "../deps.ts";
import { termKey } from "../ports/contract-rows.ts";

type TermDeps = Pick<Deps, "clock" | "contracts" | "rules">;

const pageSize = 1000;

/** A place in a term's chain. The hash is undefined if the entry is missing. */
interface Place {
  readonly seq: number;
  readonly hash: string | undefined;
}

/** One term's record: its dates, counters, chain and entries. */
export interface TermRecord {
  readonly offerId: string;
  /** The contract as it is today. */
  readonly contract: Contract;
  readonly term: Term;
  readonly lines: readonly Counters[];
  readonly chain: Chain;
  /** The place before the first of the entries. */
  readonly before: Place;
  readonly entries: readonly Entry[];
  /** Whether no more entries are stored after them. */
  readonly isLast: boolean;
}

/** The entries after a place, at most `limit`. */
export interface TermPart {
  readonly after: number;
  readonly limit: number;
}

const wholeTerm: TermPart = { after: 0, limit: Number.POSITIVE_INFINITY };

async function storedEntries(
  { contracts }: TermDeps,
  offerId: string,
  term: number,
  { after, limit }: TermPart,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const size = Math.min(pageSize, limit - entries.length);
    const page = await contracts.listEntries(offerId, term, after + entries.length, size);
    entries.push(...page);
    if (page.length < size || entries.length >= limit) return entries;
  }
}

function recordOf(
  resolved: { readonly contract: Contract; readonly closed: readonly ClosedTerm[] },
  number: number,
  stored: ClosedTerm | undefined,
): Pick<TermRecord, "term" | "lines" | "chain"> | undefined {
  const current = resolved.contract;
  // The row of a term that has not closed yet can be that of an earlier close (A39).
  const found =
    current.term.number === number
      ? current
      : (resolved.closed.find(({ term }) => term.number === number) ?? stored);
  return found && { term: found.term, lines: found.lines, chain: found.chain };
}

/**
 * A term as it is today, or a part of its entries; the current term if `number` is undefined, null if
 * there is no such term. It includes what the calendar has brought and nobody has stored yet. Storing it
 * later gives the same record, to the byte.
 */
export async function readTerm(
  deps: TermDeps,
  offerId: string,
  number: number | undefined,
  part: TermPart = wholeTerm,
): Promise<TermRecord | null> {
  const head = await deps.contracts.readHead(offerId);
  if (!head) return null;
  const resolved = resolve(head.contract, today(deps), deps.rules);
  const term = number ?? resolved.contract.term.number;
  const row = await deps.contracts.readRow(offerId, termKey(term));
  const record = recordOf(resolved, term, row?.row.type === "term" ? row.row.closed : undefined);
  if (!record) return null;
  // The entry before the part has the hash from which the part follows.
  const first = Math.max(0, part.after - 1);
  const stored = await storedEntries(deps, offerId, term, {
    after: first,
    limit: part.limit + (part.after - first),
  });
  const storedSeqs = new Set(stored.map(({ seq }) => seq));
  const unstored = resolved.entries.filter(
    (entry) => entry.term === term && entry.seq > first && !storedSeqs.has(entry.seq),
  );
  // Entries are read last and only ever added, so those newer than the record are left out.
  const found = [...stored, ...unstored].filter(({ seq }) => seq <= record.chain.seq);
  const hash =
    part.after === 0 ? record.chain.openingHash : found.find(({ seq }) => seq === part.after)?.hash;
  const entries = found.filter(({ seq }) => seq > part.after).slice(0, part.limit);
  const isLast = entries.length < part.limit || part.after + entries.length >= record.chain.seq;
  const { contract } = resolved;
  return { ...record, offerId, contract, before: { seq: part.after, hash }, entries, isLast };
}

/** Whether each hash is that of its entry and the hash before it; the last entry has the term's. */
function isChained({ before, chain, entries, isLast }: TermRecord): boolean {
  let previous = before.hash;
  for (const [index, { hash, ...entry }] of entries.entries()) {
    const follows = previous !== undefined && entryHash(previous, entry) === hash;
    if (!follows || entry.seq !== before.seq + index + 1) return false;
    previous = hash;
  }
  return !isLast || previous === chain.hash;
}

/**
 * Whether the entries follow from one another, from the place before them on. If they are all of the
 * term's, also whether grants, balances, totals and refunds are right.
 */
export function isValid(record: TermRecord, rules: Rules): boolean {
  const { before, contract, entries, isLast } = record;
  if (before.seq > 0 || !isLast) return isChained(record);
  const rows = entries.map((entry) => {
    const { seq, term } = entry;
    return { term, seq, key: `${seq}`, entry };
  });
  const problems = [...checkTerm(record, rows), ...checkGrants(contract, record, entries, rules)];
  return problems.length === 0;
}
