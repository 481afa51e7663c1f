import type { ClosedTerm, Counters } from "./contract.ts";
import { checkIncidents } from "./entry-rules.ts";
import type { Entry } from "./ledger.ts";
import { entryHash, firstChain } from "./ledger.ts";

/** A stored ledger row: the term and number in its key, and its entry. The two should agree. */
export interface LedgerRow {
  /** 0 when the row's key is not the key of a ledger entry. */
  readonly term: number;
  readonly seq: number;
  readonly key: string;
  readonly entry: Entry;
}

/**
 * The stored data of a term to compare with its ledger: the counters and the two ends of the chain.
 */
export type TermAccount = Pick<ClosedTerm, "offerId" | "lines" | "chain"> & {
  readonly term: { readonly number: number };
};

const gap = (from: number, to: number): string =>
  from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`;

/** The problem of a row whose entry does not belong to its key; undefined when it does. */
function misplaced({ entry, seq, term }: LedgerRow, { offerId }: TermAccount): string | undefined {
  if (entry.seq !== seq) return `entry ${entry.seq} is stored in the place of entry ${seq}`;
  return entry.offerId === offerId && entry.term === term
    ? undefined
    : `entry ${seq} is one of offer ${entry.offerId}, term ${entry.term}`;
}

/** Checks that no row is missing or misplaced, and that each hash follows from the row before. */
function checkChain(account: TermAccount, rows: readonly LedgerRow[]): string[] {
  const { chain } = account;
  const problems: string[] = [];
  let seen = 0;
  // Undefined after a faulty row: the hash of the next row cannot be checked against it.
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

/** The counters of a line, computed from the entries alone. */
function countersOf(line: Counters, entries: readonly Entry[]): Counters {
  const sum = (...types: readonly Entry["type"][]): number =>
    entries
      .filter(({ kind, type }) => kind === line.kind && types.includes(type))
      .reduce((total, { delta }) => total + delta, 0);
  const imported = entries.filter(({ kind, type }) => kind === line.kind && type === "Import");
  const total = (some: readonly Entry[]) => some.reduce((sum, { delta }) => sum + delta, 0);
  const granted = sum("Grant", "Adjust") + total(imported.filter(({ delta }) => delta > 0));
  const usedBefore = total(imported.filter(({ delta }) => delta < 0));
  return {
    kind: line.kind,
    granted: line.granted === null ? null : granted,
    used: 0 - sum("Deduct", "Refund") - usedBefore,
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
  const unknown = new Set(entries.map(({ kind }) => kind).filter((kind) => !known.has(kind)));
  return [...wrong, ...[...unknown].map((kind) => `there are entries of ${kind}, but no line`)];
}

/**
 * Checks `remainingAfter`: the sum of the deltas up to the entry, or null for an unlimited line.
 *
 * A39: a term that was taken back and opened again can be limited after it was unlimited.
 */
function checkBalances({ lines }: TermAccount, entries: readonly Entry[]): string[] {
  return lines.flatMap(({ granted, kind }) => {
    let balance = 0;
    const ofLine = entries.filter((entry) => entry.kind === kind);
    const lastGrant = ofLine.findLastIndex(({ type }) => type === "Grant");
    const wrong = ofLine.filter(({ delta, remainingAfter }, index) => {
      balance += delta;
      const wasUnlimited = index < lastGrant && remainingAfter === null && delta === 0;
      const wasLimited = index < lastGrant && remainingAfter === balance;
      if (wasUnlimited || wasLimited) return false;
      return remainingAfter !== (granted === null ? null : balance);
    });
    const [first] = wrong;
    return first ? [`entry ${first.seq} does not match the running balance`] : [];
  });
}

/**
 * The problems of one term's ledger, as sentences; empty when it is correct. Balances are not
 * checked when the chain has problems, because missing rows make them wrong.
 */
export function checkTerm(account: TermAccount, rows: readonly LedgerRow[]): string[] {
  const chain = checkChain(account, rows);
  const entries = rows.filter(({ seq }) => seq <= account.chain.seq).map(({ entry }) => entry);
  const balances = chain.length > 0 ? [] : checkBalances(account, entries);
  return [...chain, ...checkCounters(account, entries), ...balances, ...checkIncidents(entries)];
}

/** A50: the first term with entries: 1, or the term in which an offer was imported. */
export const firstTermOf = (accounts: readonly TermAccount[]): number =>
  accounts.find(({ chain, offerId }) => chain.openingHash === firstChain(offerId).openingHash)?.term
    .number ?? 1;

/**
 * Checks the opening hash of a term's chain. The first term starts from the offer's id. A later
 * term starts from any hash of the previous term, because that term can have entries since it
 * closed.
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
