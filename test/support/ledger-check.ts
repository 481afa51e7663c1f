import { createHash } from "node:crypto";

import { expect } from "vitest";

import type { ClosedTerm, Contract, Counters } from "../../shared/domain/contract.ts";
import { remainingOf } from "../../shared/domain/contract.ts";
import type { Chain, Entry } from "../../shared/domain/ledger.ts";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** The hash that a reader of the statement computes: over all other fields, keys sorted. */
const hashOf = (previous: string, entry: Entry): string => {
  const fields = Object.entries(entry).filter(([key]) => key !== "hash");
  const bytes = JSON.stringify(Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1))));
  return sha256(`${previous}\n${bytes}`);
};

function expectChain(chain: Chain, entries: readonly Entry[]): void {
  let hash = chain.openingHash;
  for (const [index, entry] of entries.entries()) {
    expect(entry.seq).toBe(index + 1);
    hash = hashOf(hash, entry);
    expect(entry.hash).toBe(hash);
  }
  expect([chain.seq, chain.hash]).toEqual([entries.length, hash]);
}

function expectLine(line: Counters, entries: readonly Entry[]): void {
  const remaining = remainingOf(line);
  let sum = 0;
  const lastGrant = entries.findLastIndex(({ type }) => type === "Grant");
  for (const [index, entry] of entries.entries()) {
    sum += entry.delta;
    const expected = remaining === null ? null : sum;
    // A term that was taken back can have been unlimited, or limited, when it opened first.
    const allowed = index < lastGrant ? [null, sum] : [expected];
    expect(allowed).toContain(entry.remainingAfter);
    if (remaining !== null) expect(sum).toBeGreaterThanOrEqual(0);
  }
  expect(sum).toBe(remaining ?? (line.used === 0 ? 0 : -line.used));
  for (const count of [line.used, line.refunded, line.forfeited, remaining ?? 0]) {
    expect(count).toBeGreaterThanOrEqual(0);
  }
  if (line.granted !== null) {
    expect(Math.max(line.used, line.forfeited, remaining ?? 0)).toBeLessThanOrEqual(line.granted);
  }
  const refunds = entries.filter(({ type }) => type === "Refund");
  expect(refunds).toHaveLength(line.refunded);
  expect(new Set(refunds.map(({ incidentId }) => incidentId)).size).toBe(refunds.length);
}

/** Checks each term's counters against its entries: sums, hashes, and no incident refunded twice. */
export function expectLedger(
  contract: Contract,
  closed: readonly ClosedTerm[],
  entries: readonly Entry[],
): void {
  let opened = sha256(contract.offerId);
  const accounts = [...closed, contract].toSorted((a, b) => a.term.number - b.term.number);
  for (const { chain, lines, term } of accounts) {
    const own = entries.filter((entry) => entry.term === term.number);
    // The next term's opening hash is this term's hash at its end. Refunds may follow.
    expect([opened, ...before(own)]).toContain(chain.openingHash);
    expectChain(chain, own);
    for (const line of lines)
      expectLine(
        line,
        own.filter(({ kind }) => kind === line.kind),
      );
    opened = chain.hash;
  }

  function before(own: readonly Entry[]): string[] {
    const term = (own[0]?.term ?? 1) - 1;
    return entries.filter((entry) => entry.term === term).map(({ hash }) => hash);
  }
}
