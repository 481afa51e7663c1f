import type { ClosedTerm, Counters } from "./contract.ts";
import type { Entry } from "./ledger.ts";
import { entryHash, firstChain } from "./ledger.ts";

/** A ledger row as it is stored: where it stands, and what it says. The two should agree. */
export interface LedgerRow {
  /** 0 where the row's key names no place of a ledger. */
  readonly term: number;
  readonly seq: number;
  readonly key: string;
  readonly entry: Entry;
}

/** What is on record of a term beside its ledger: its counters, and the two ends of its chain. */
export type TermAccount = Pick<ClosedTerm, "offerId" | "lines" | "chain"> & {
  readonly term: { readonly number: number };
};

const gap = (from: number, to: number): string =>
  from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`;

/** Whether a row holds what belongs in its place; undefined when it does. */
function misplaced({ entry, seq, term }: LedgerRow, { offerId }: TermAccount): string | undefined {
  if (entry.seq !== seq) return `entry ${entry.seq} stands in the place of entry ${seq}`;
  return entry.offerId === offerId && entry.term === term
    ? undefined
    : `entry ${seq} is one of offer ${entry.offerId}, term ${entry.term}`;
}

/** Rows in their places, and each hash made of the one before and of what the row says. */
function checkChain(account: TermAccount, rows: readonly LedgerRow[]): string[] {
  const { chain } = account;
  const problems: string[] = [];
  let seen = 0;
  // Undefined after a row that cannot be trusted: what follows it cannot be judged by it.
  let previous: string | undefined = chain.openingHash;
  for (const row of rows) {
    const { entry, seq } = row;
    if (seq > chain.seq) {
      problems.push(`entry ${seq} is not in the chain, which ends with ${chain.seq}`);
      continue;
    }
    if (seq > seen + 1) {
      problems.push(gap(seen + 1, seq - 1));
      previous = undefined;
    }
    seen = seq;
    const wrong = misplaced(row, account);
    const { hash, ...content } = entry;
    if (wrong !== undefined) problems.push(wrong);
    else if (previous !== undefined && entryHash(previous, content) !== hash) {
      problems.push(brokenLink(seq));
    }
    previous = wrong === undefined ? hash : undefined;
  }
  if (seen < chain.seq) problems.push(gap(seen + 1, chain.seq));
  else if (previous !== undefined && previous !== chain.hash) {
    problems.push(`entry ${seen} does not have the hash with which the chain ends`);
  }
  return problems;
}

const brokenLink = (seq: number): string =>
  seq === 1
    ? "entry 1 does not follow from the opening hash: it was changed"
    : `entry ${seq} does not follow from entry ${seq - 1}: one of them was changed`;

/** What the counters of a line must be by the entries alone. */
function countersOf(line: Counters, entries: readonly Entry[]): Counters {
  const sum = (...types: readonly Entry["type"][]): number =>
    entries
      .filter(({ kind, type }) => kind === line.kind && types.includes(type))
      .reduce((total, { delta }) => total + delta, 0);
  return {
    kind: line.kind,
    granted: line.granted === null ? null : sum("Grant"),
    used: 0 - sum("Deduct", "Refund", "Adjust"),
    refunded: sum("Refund"),
    forfeited: 0 - sum("Forfeit"),
  };
}

const counters = ["granted", "used", "refunded", "forfeited"] as const;

function checkCounters({ lines }: TermAccount, entries: readonly Entry[]): string[] {
  const wrong = lines.flatMap((line) => {
    const summed = countersOf(line, entries);
    return counters
      .filter((name) => summed[name] !== line[name])
      .map((name) => `${name} of ${line.kind} is ${line[name]}, by its entries ${summed[name]}`);
  });
  const known = new Set(lines.map(({ kind }) => kind));
  const strangers = new Set(entries.map(({ kind }) => kind).filter((kind) => !known.has(kind)));
  return [...wrong, ...[...strangers].map((kind) => `there are entries of ${kind}, but no line`)];
}

/** `remainingAfter` of every entry is the sum of all up to it; null where nothing limits the line. */
function checkBalances({ lines }: TermAccount, entries: readonly Entry[]): string[] {
  return lines.flatMap(({ granted, kind }) => {
    let balance = 0;
    const ofLine = entries.filter((entry) => entry.kind === kind);
    const wrong = ofLine.filter(({ delta, remainingAfter }) => {
      balance += delta;
      return remainingAfter !== (granted === null ? null : balance);
    });
    const [first] = wrong;
    return first ? [`entry ${first.seq} does not say the balance that it leaves`] : [];
  });
}

/** A line's own numbers cannot be trusted where rows are missing: then those are the finding. */
export function checkTerm(account: TermAccount, rows: readonly LedgerRow[]): string[] {
  const chain = checkChain(account, rows);
  const entries = rows.filter(({ seq }) => seq <= account.chain.seq).map(({ entry }) => entry);
  const balances = chain.length > 0 ? [] : checkBalances(account, entries);
  return [...chain, ...checkCounters(account, entries), ...balances];
}

/**
 * Whether a term's chain begins where it must: the first with the offer's id, a later one with the
 * term before as it stood when it closed. Refunds may have been booked there since.
 */
export function checkOpening(
  { chain, offerId }: TermAccount,
  before: { readonly account: TermAccount; readonly rows: readonly LedgerRow[] } | undefined,
): string[] {
  const possible = before
    ? [before.account.chain.openingHash, ...before.rows.map(({ entry }) => entry.hash)]
    : [firstChain(offerId).openingHash];
  return possible.includes(chain.openingHash)
    ? []
    : ["the opening hash is not the one that the term before gives"];
}
