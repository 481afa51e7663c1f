import { describe, expect, test } from "vitest";

import { book } from "../../../shared/domain/change.ts";
import type { Booking, Change } from "../../../shared/domain/change.ts";
import { checkGrants } from "../../../shared/domain/entry-rules.ts";
import { checkTerm } from "../../../shared/domain/reconciliation.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aCause, aPurchaseChange, cloud, onPremises } from "../../support/builders.ts";

const deduct = (incidentId: string): Booking => ({ type: "Deduct", delta: -1, incidentId });
const refund = (incidentId?: string): Booking => ({
  ...{ type: "Refund", delta: 1 },
  ...(incidentId !== undefined && { incidentId }),
});

/**
 * A ledger that somebody wrote who knows the rule and can write to storage: every hash, counter and
 * balance is consistent.
 */
const forged = (...bookings: readonly Booking[]): Change =>
  bookings.reduce((change, booking) => book(change, cloud, booking, aCause()), aPurchaseChange());

const problemsOf = ({ contract, entries }: Change): string[] =>
  checkTerm(
    contract,
    entries.map((entry) => ({ term: entry.term, seq: entry.seq, key: `${entry.seq}`, entry })),
  );

describe("a consistent ledger that somebody rewrote from end to end", () => {
  test("is not suspected if each refund follows its deduction", () => {
    expect(problemsOf(forged(deduct("i1"), deduct("i2"), refund("i1"), refund("i2")))).toEqual([]);
  });

  test.each<[what: string, bookings: Booking[], problem: string]>([
    [
      "a second refund of one incident",
      [deduct("i1"), deduct("i2"), refund("i1"), refund("i1")],
      "entry 6 refunds an incident a second time",
    ],
    [
      "a refund without its deduction",
      [deduct("i1"), refund("i2")],
      "entry 4 refunds an incident that was not deducted",
    ],
    [
      "a refund of no incident",
      [deduct("i1"), refund()],
      "entry 4 refunds an incident that was not deducted",
    ],
    [
      "a refund before its deduction",
      [deduct("i2"), refund("i1"), deduct("i1")],
      "entry 4 refunds an incident that was not deducted",
    ],
    [
      "a second deduction of one incident",
      [deduct("i1"), deduct("i1")],
      "entry 4 deducts an incident a second time",
    ],
  ])("shows %s", (_what, bookings, problem) => {
    expect(problemsOf(forged(...bookings))).toEqual([problem]);
  });

  test("shows the refund of an incident of another benefit", () => {
    const change = book(forged(deduct("i1")), onPremises, refund("i1"), aCause());
    expect(problemsOf(change)).toEqual(["entry 4 refunds an incident that was not deducted"]);
  });
});

describe("the grants of a term", () => {
  const grants = ({ contract, entries }: Change, of = contract): string[] =>
    checkGrants(of, contract, entries, defaultRules);
  const opened = aPurchaseChange();

  test("are what offer type and deciding date give, with or without corrections", () => {
    expect(grants(opened)).toEqual([]);
    expect(grants(forged({ type: "Adjust", delta: 3, reason: "Goodwill" }))).toEqual([]);
  });

  test("are told if they are more, also in a second entry", () => {
    expect(grants(forged({ type: "Grant", delta: 50 }))).toEqual([
      `${cloud} was granted 100, by its offer 50`,
    ]);
  });

  test("are told if they are unlimited, or limited, against the offer", () => {
    const unlimited = opened.contract.lines.map((line) => ({ ...line, granted: null }));
    const contract = { ...opened.contract, lines: unlimited };
    expect(grants({ ...opened, contract })).toEqual([
      `${cloud} was granted unlimited, by its offer 50`,
      `${onPremises} was granted unlimited, by its offer 20`,
    ]);
    const early = { ...opened.contract.term, decidingDate: "2025-06-22" };
    const before = { ...opened.contract, term: early };
    expect(grants({ ...opened, contract: before })).toEqual([
      `${cloud} was granted 50, by its offer unlimited`,
    ]);
  });

  test("are compared with the cap of the time when they were granted; in older terms, with today's", () => {
    const rules = { ...defaultRules, capEffectiveDate: "2025-12-01" };
    const { contract, entries } = opened;
    expect(checkGrants(contract, contract, entries, rules)).toEqual([]);
    const older = { ...contract, term: { ...contract.term, capEffectiveDate: null } };
    expect(checkGrants(older, older, entries, rules)).toEqual([
      `${cloud} was granted 50, by its offer unlimited`,
    ]);
  });

  test("of a term that was opened and taken back are none", () => {
    const { contract } = opened;
    const takenBack = { lines: [], term: { ...contract.term, number: 2 } };
    expect(checkGrants(contract, takenBack, [], defaultRules)).toEqual([]);
  });

  test("are told if they are those of another offer type", () => {
    expect(grants(opened, { ...opened.contract, offerType: "CORE" })).toEqual([
      `${cloud} was granted 50, by its offer 2`,
      `${onPremises} has a line, but the offer lacks it`,
    ]);
    const lines = opened.contract.lines.filter(({ kind }) => kind === cloud);
    expect(grants({ ...opened, contract: { ...opened.contract, lines } })).toEqual([
      `${onPremises} has no line, but the offer includes it`,
    ]);
  });
});
