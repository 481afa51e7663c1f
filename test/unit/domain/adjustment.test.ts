import { describe, expect, test } from "vitest";

import { adjust } from "../../../shared/domain/adjustment.ts";
import type { Adjustment } from "../../../shared/domain/adjustment.ts";
import type { Change } from "../../../shared/domain/change.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { remainingOf } from "../../../shared/domain/contract.ts";
import { checkTerm } from "../../../shared/domain/reconciliation.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { resolve } from "../../../shared/domain/terms.ts";
import {
  aCause,
  aContract,
  aPurchaseChange,
  aRenewal,
  cloud,
  contractOn,
  onPremises,
  refusalOf,
  theLine,
  valueOf,
} from "../../support/builders.ts";

const core = (used = 0) => aContract({ offerType: "CORE", used: { [cloud]: used } });
const asked = (delta: number, more: Partial<Adjustment> = {}): Adjustment => ({
  ...{ kind: cloud, delta, reason: "Goodwill after an outage", term: null },
  ...more,
});
const context = (today: string) => ({ today, cause: aCause(), closedTerm: null });
const adjusted = (before: Change | Contract, adjustment: Adjustment, today = "2025-10-05") =>
  adjust("chain" in before ? unchanged(before) : before, adjustment, context(today));

describe("an adjustment", () => {
  test.each([
    [2, 3, 5, 3],
    [2, 1, 3, 1],
    [0, -2, 0, 0],
    [1, -1, 1, 0],
    [0, 3, 5, 5],
  ])("with %i of 2 used, by %i: %i granted, %i remain", (used, delta, granted, remaining) => {
    const { change, entries } = valueOf(adjusted(core(used), asked(delta)));
    const line = theLine(change.contract, cloud);
    expect(line).toMatchObject({ granted, used });
    expect(remainingOf(line)).toBe(remaining);
    const reason = "Goodwill after an outage";
    expect(entries).toMatchObject([{ type: "Adjust", delta, remainingAfter: remaining, reason }]);
    expect(change.entries).toEqual(entries);
  });

  test.each<[string, Contract, Adjustment, string]>([
    ["more than remain", core(), asked(-3), "ADJUSTMENT_NOT_POSSIBLE"],
    ["from a plan that is used up", core(2), asked(-1), "ADJUSTMENT_NOT_POSSIBLE"],
    [
      "of an unlimited benefit",
      aContract({ purchasedOn: "2025-03-01" }),
      asked(5),
      "ADJUSTMENT_NOT_POSSIBLE",
    ],
    [
      "of a benefit that is not included",
      core(),
      asked(1, { kind: onPremises }),
      "BENEFIT_NOT_INCLUDED",
    ],
    ["of a term to come", core(), asked(1, { term: 2 }), "NOT_FOUND"],
  ])("that would take %s is refused", (_what, contract, adjustment, code) => {
    expect(refusalOf(adjusted(contract, adjustment)).code).toBe(code);
  });

  test("that names the current term is for it", () => {
    expect(valueOf(adjusted(core(), asked(1, { term: 1 }))).closedTerm).toBeNull();
  });

  test("of an expired offer is recorded and forfeited at once, and nothing can be removed", () => {
    const expired = contractOn(core(), "2026-10-05");
    const { change, entries } = valueOf(adjusted(expired, asked(3), "2026-10-05"));
    expect(entries).toMatchObject([
      { type: "Adjust", delta: 3, remainingAfter: 3 },
      { type: "Forfeit", delta: -3, remainingAfter: 0 },
    ]);
    expect(remainingOf(theLine(change.contract, cloud))).toBe(0);
    expect(refusalOf(adjusted(expired, asked(-1), "2026-10-05")).code).toBe(
      "ADJUSTMENT_NOT_POSSIBLE",
    );
  });

  test("of an earlier term is recorded there and forfeited at once, and leaves the current one", () => {
    const rolled = resolve(
      { ...core(), renewal: aRenewal("2026-08-01") },
      "2026-09-05",
      defaultRules,
    );
    const closedTerm = rolled.closed[0] ?? null;
    const before = unchanged(rolled.contract);
    const late = { ...context("2026-09-05"), closedTerm };
    const {
      change,
      closedTerm: after,
      entries,
    } = valueOf(adjust(before, asked(3, { term: 1 }), late));
    expect(change).toEqual(before);
    expect(entries.map(({ delta, term, type }) => [type, delta, term])).toEqual([
      ["Adjust", 3, 1],
      ["Forfeit", -3, 1],
    ]);
    expect(after).toMatchObject({ lines: [{ granted: 5, used: 0, forfeited: 5 }] });
    expect(refusalOf(adjust(before, asked(-1, { term: 1 }), late)).code).toBe(
      "ADJUSTMENT_NOT_POSSIBLE",
    );
  });

  test("agrees with the ledger in a reconciliation", () => {
    const { change } = valueOf(adjusted(aPurchaseChange(), asked(3)));
    const { contract, entries } = change;
    const rows = entries.map((entry) => ({ entry, key: "", seq: entry.seq, term: entry.term }));
    expect(checkTerm(contract, rows)).toEqual([]);
  });
});
