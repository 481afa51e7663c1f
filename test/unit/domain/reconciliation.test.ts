import { describe, expect, test } from "vitest";

import { book } from "../../../shared/domain/change.ts";
import type { Change } from "../../../shared/domain/change.ts";
import type { ClosedTerm } from "../../../shared/domain/contract.ts";
import { entryHash } from "../../../shared/domain/ledger.ts";
import type { Entry } from "../../../shared/domain/ledger.ts";
import { checkOpening, checkTerm } from "../../../shared/domain/reconciliation.ts";
import type { LedgerRow, TermAccount } from "../../../shared/domain/reconciliation.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { resolve } from "../../../shared/domain/terms.ts";
import { aCause, aPurchaseChange, aRenewal, cloud, onPremises } from "../../support/builders.ts";

/** A term of two grants, four deductions and a refund: seven entries. */
const history = (): Change => {
  const incidents = ["i1", "i2", "i3", "i4"];
  const used = incidents.reduce(
    (change, incidentId) =>
      book(change, cloud, { type: "Deduct", delta: -1, incidentId }, aCause()),
    aPurchaseChange(),
  );
  return book(used, cloud, { type: "Refund", delta: 1, incidentId: "i2" }, aCause());
};

const rowsOf = (entries: readonly Entry[]): LedgerRow[] =>
  entries.map((entry) => ({ term: entry.term, seq: entry.seq, key: `${entry.seq}`, entry }));

/** Changes what some rows say, their places staying what they are. */
const with_ = (rows: readonly LedgerRow[], changes: Record<number, Partial<Entry>>): LedgerRow[] =>
  rows.map((row) => ({ ...row, entry: { ...row.entry, ...changes[row.seq] } }));

const sealed = (row: LedgerRow, previous: string): LedgerRow => {
  const { hash, ...content } = row.entry;
  expect(hash).toHaveLength(64);
  return { ...row, entry: { ...content, hash: entryHash(previous, content) } };
};

/** What a forger does who knows the rule: a new hash for the changed entry. */
const rehashed = (rows: readonly LedgerRow[], seq: number): LedgerRow[] =>
  rows.map((row, index) => {
    if (row.seq !== seq) return row;
    return sealed(row, rows[index - 1]?.entry.hash ?? "");
  });

describe("a term's ledger", () => {
  const { contract, entries } = history();
  const rows = rowsOf(entries);
  const row = (seq: number): LedgerRow => {
    const found = rows[seq - 1];
    if (!found) throw new Error(`There is no entry ${seq}`);
    return found;
  };
  const at = (seq: number, { entry }: LedgerRow): LedgerRow => ({ ...row(seq), entry });

  test("that is unchanged agrees with its counters and its chain", () => {
    expect(checkTerm(contract, rows)).toEqual([]);
    expect(checkOpening(contract, undefined)).toEqual([]);
  });

  test.each<[what: string, rows: LedgerRow[], problem: string]>([
    [
      "a changed entry",
      with_(rows, { 4: { actor: "somebody" } }),
      "entry 4 does not follow from entry 3: one of them was changed",
    ],
    [
      "a changed first entry",
      with_(rows, { 1: { delta: 500 } }),
      "entry 1 does not follow from the opening hash: it was changed",
    ],
    [
      "a changed entry with a hash to match",
      rehashed(with_(rows, { 4: { delta: 0 } }), 4),
      "entry 5 does not follow from entry 4: one of them was changed",
    ],
    [
      "a changed last entry with a hash to match",
      rehashed(with_(rows, { 7: { delta: 2 } }), 7),
      "entry 7 does not have the hash with which the chain ends",
    ],
    ["a removed entry", rows.filter(({ seq }) => seq !== 3), "entry 3 is missing"],
    ["removed entries", rows.filter(({ seq }) => seq < 3 || seq > 5), "entries 3 to 5 are missing"],
    ["a removed last entry", rows.slice(0, -1), "entry 7 is missing"],
    ["an emptied ledger", [], "entries 1 to 7 are missing"],
    [
      "an appended entry",
      [...rows, { ...row(7), seq: 8, key: "8", entry: { ...row(7).entry, seq: 8 } }],
      "entry 8 is not in the chain, which ends with 7",
    ],
    [
      "entries that have changed places",
      rows.map((each) => (each.seq === 4 ? at(4, row(5)) : each.seq === 5 ? at(5, row(4)) : each)),
      "entry 5 is stored in the place of entry 4",
    ],
    [
      "another offer's entry",
      with_(rows, { 5: { offerId: "offer-2" } }),
      "entry 5 is one of offer offer-2, term 1",
    ],
  ])("shows %s, and which it is", (_what, tampered, problem) => {
    expect(checkTerm(contract, tampered)).toContain(problem);
  });

  test.each(["granted", "used", "refunded", "forfeited"] as const)(
    "shows a counter that is not the sum of its entries: %s",
    (name) => {
      const lines = contract.lines.map((line) => ({ ...line, [name]: (line[name] ?? 0) + 1 }));
      expect(checkTerm({ ...contract, lines }, rows)).toContainEqual(
        expect.stringContaining(`${name} of ${cloud} is`),
      );
    },
  );

  test("shows wrong balances in an otherwise consistent chain", () => {
    const lying = { ...row(3), entry: { ...row(3).entry, remainingAfter: 50 } };
    const forged = rows.slice(0, 2);
    for (const each of [lying, ...rows.slice(3)]) {
      forged.push(sealed(each, forged.at(-1)?.entry.hash ?? ""));
    }
    const hash = forged.at(-1)?.entry.hash ?? "";
    const chain = { ...contract.chain, hash };
    expect(checkTerm({ ...contract, chain }, forged)).toEqual([
      "entry 3 does not match the running balance",
    ]);
  });

  test("shows entries of a benefit that the offer does not have", () => {
    const lines = contract.lines.filter(({ kind }) => kind === cloud);
    expect(checkTerm({ ...contract, lines }, rows)).toEqual([
      `there are entries of ${onPremises}, but no line`,
    ]);
  });
});

describe("the chain of a later term", () => {
  const before = history();
  const renewed = { ...before.contract, renewal: aRenewal("2026-08-01") };
  const after = resolve(renewed, "2026-09-01", defaultRules);
  const [closed] = after.closed as [ClosedTerm];
  const inTerm = (term: number) =>
    rowsOf([...before.entries, ...after.entries].filter((entry) => entry.term === term));
  const first = { account: closed, rows: inTerm(1) };

  test("starts from the last hash of the previous term at its close", () => {
    expect(checkTerm(closed, inTerm(1))).toEqual([]);
    expect(checkTerm(after.contract, inTerm(2))).toEqual([]);
    expect(checkOpening(after.contract, first)).toEqual([]);
  });

  test("cannot start from another hash", () => {
    const { openingHash } = aPurchaseChange({ offerId: "another" }).contract.chain;
    const chain = { ...after.contract.chain, openingHash };
    const account: TermAccount = { ...after.contract, chain };
    const problem = "the opening hash is not the one that the term before gives";
    expect(checkOpening(account, first)).toEqual([problem]);
    expect(checkOpening({ ...closed, chain }, undefined)).toEqual([problem]);
  });
});
