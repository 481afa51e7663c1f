import type { ClosedTerm, Contract, Counters, Term } from "../../domain/contract.ts";
import { remainingOf } from "../../domain/contract.ts";
import { entryHash } from "../../domain/ledger.ts";
import type { Chain, Entry } from "../../domain/ledger.ts";
import { resolve } from "../../domain/terms.ts";
import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { termKey } from "../ports/contract-rows.ts";
import { pageOf } from "../paging.ts";
import type { UseCases } from "../use-cases.ts";
import type { KindTotals, StatementEntry } from "../views.ts";

type StatementDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

/** One term's record: its dates, counters, chain and all of its entries. */
export interface TermRecord {
  readonly term: Term;
  readonly lines: readonly Counters[];
  readonly chain: Chain;
  readonly entries: readonly Entry[];
}

async function storedEntries(
  { contracts }: StatementDeps,
  offerId: string,
  term: number,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await contracts.listEntries(offerId, term, entries.length, 1000);
    entries.push(...page);
    if (page.length < 1000) return entries;
  }
}

const closedOf = (closed: ClosedTerm): Omit<TermRecord, "entries"> => ({
  term: closed.term,
  lines: closed.lines,
  chain: closed.chain,
});

/**
 * A term as it stands today, with what the calendar has brought and nobody has written yet: the
 * same record, to the byte, as after the timer.
 */
export async function readTerm(
  deps: StatementDeps,
  offerId: string,
  number: number | undefined,
): Promise<TermRecord | null> {
  const head = await deps.contracts.readHead(offerId);
  if (!head) return null;
  const due = resolve(head.contract, today(deps), deps.rules);
  const wanted = number ?? due.contract.term.number;
  const row = await deps.contracts.readRow(offerId, termKey(wanted));
  const record = recordOf(due, wanted, row?.row.type === "term" ? row.row.closed : undefined);
  if (!record) return null;
  // Last, because entries are only ever added: what is newer than the record is left out.
  const stored = (await storedEntries(deps, offerId, wanted)).filter(
    ({ seq }) => seq <= record.chain.seq,
  );
  const known = new Set(stored.map(({ seq }) => seq));
  const coming = due.entries.filter(({ seq, term }) => term === wanted && !known.has(seq));
  return { ...record, entries: [...stored, ...coming] };
}

function recordOf(
  due: { readonly contract: Contract; readonly closed: readonly ClosedTerm[] },
  wanted: number,
  stored: ClosedTerm | undefined,
): Omit<TermRecord, "entries"> | undefined {
  const { chain, lines, term } = due.contract;
  if (term.number === wanted) return { term, lines, chain };
  const closed = stored ?? due.closed.find((each) => each.term.number === wanted);
  return closed && closedOf(closed);
}

/** The published rule: each hash is that of the one before and the entry; the last is the term's. */
export function isValid({ chain, entries }: TermRecord): boolean {
  let previous = chain.openingHash;
  for (const [index, { hash, ...entry }] of entries.entries()) {
    if (entry.seq !== index + 1 || entryHash(previous, entry) !== hash) return false;
    previous = hash;
  }
  return previous === chain.hash;
}

const totals = (line: Counters): KindTotals => ({
  kind: line.kind,
  granted: line.granted,
  used: line.used,
  refunded: line.refunded,
  forfeited: line.forfeited,
  remaining: remainingOf(line),
});

/** An entry without what all entries of the statement share. */
const shown = (entry: Entry): StatementEntry => ({
  seq: entry.seq,
  at: entry.at,
  type: entry.type,
  kind: entry.kind,
  delta: entry.delta,
  remainingAfter: entry.remainingAfter,
  ...(entry.incidentId === undefined ? {} : { incidentId: entry.incidentId }),
  actor: entry.actor,
  requestId: entry.requestId,
  hash: entry.hash,
});

/** A term's statement: opening, every entry, closing, and whether the chain holds. */
export const makeReadStatement =
  (deps: StatementDeps): UseCases["readStatement"] =>
  async ({ cursor, limit, term: wanted, ...input }, origin) => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const record = await readTerm(deps, input.offerId, wanted);
    if (!record)
      return refuse({ code: "NOT_FOUND", detail: "The offer has no term with this number." });
    const page = pageOf(record.entries, ({ seq }) => String(seq), { cursor, limit });
    if (!page.ok) return page;
    const { chain, lines, term } = record;
    return accept({
      offerId: input.offerId,
      term: term.number,
      start: term.start,
      anniversary: term.anniversary,
      endDate: term.endDate,
      kindTotals: lines.map(totals),
      entries: page.value.items.map(shown),
      openingHash: chain.openingHash,
      closingHash: chain.hash,
      valid: isValid(record),
      cursor: page.value.cursor,
    });
  };
