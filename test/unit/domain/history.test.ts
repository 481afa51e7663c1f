import { describe, expect, test } from "vitest";

import { checkHistory } from "../../../shared/domain/history.ts";
import { remainingOf } from "../../../shared/domain/contract.ts";
import type { History } from "../../../shared/domain/present-term.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { offerState } from "../../../shared/domain/terms.ts";
import type { OfferType } from "../../../shared/domain/vocabulary.ts";
import {
  aPurchaseChange,
  cloud,
  contractOn,
  noon,
  onPremises,
  refusalOf,
  theLine,
  valueOf,
} from "../../support/builders.ts";

const none: History = { renewals: [], used: [], activated: [] };
const renewals = (...dates: readonly string[]) => dates.map((renewedOn) => ({ renewedOn }));

/** An offer of 2024-07-10, imported on a day. */
const imported = (
  history: Partial<History>,
  importedOn = "2025-09-15",
  offerType: OfferType = "SPD_SERVICES",
) =>
  aPurchaseChange({
    offerType,
    purchasedOn: "2024-07-10",
    history: { ...none, ...history },
    importedOn,
  });

const check = (
  history: Partial<History>,
  importedOn = "2025-09-15",
  offerType: OfferType = "SPD_SERVICES",
) =>
  checkHistory(
    { offerType, purchasedOn: "2024-07-10", pack: null, history: { ...none, ...history } },
    false,
    new Date(noon(importedOn)),
    defaultRules,
  );

describe("an offer with a history", () => {
  test.each([
    ["no renewal", [], "2025-05-01", 1, "Active", null],
    ["a renewal on the anniversary", ["2025-07-10"], "2025-09-15", 2, "Active", 50],
    ["an early renewal that has taken effect", ["2025-06-01"], "2025-09-15", 2, "Active", 50],
    ["an early renewal before the anniversary", ["2025-06-01"], "2025-06-15", 1, "Active", null],
    ["no renewal, in its window", [], "2025-07-20", 1, "InRenewalWindow", null],
    ["no renewal, after its window", [], "2025-09-15", 1, "Expired", null],
    ["two renewals", ["2025-07-10", "2026-07-20"], "2026-08-01", 3, "Active", 50],
  ] as const)("and %s is in its present term", (_what, dates, today, number, state, granted) => {
    expect(valueOf(check({ renewals: renewals(...dates) }, today))).toBeNull();
    const contract = contractOn(imported({ renewals: renewals(...dates) }, today).contract, today);
    expect(contract.term.number).toBe(number);
    expect(offerState(contract, today)).toBe(state);
    expect(theLine(contract, cloud).granted).toBe(granted);
  });

  test("is in the next term from the very day on which its renewal takes effect", () => {
    const termOn = (day: string) =>
      imported({ renewals: renewals("2025-06-01") }, day).contract.term.number;
    expect([termOn("2025-07-09"), termOn("2025-07-10")]).toEqual([1, 2]);
  });

  test("begins its ledger in its present term, with one entry for what it has and one for what was used", () => {
    const used = [{ kind: cloud, used: 3 }] as const;
    const { contract, entries } = imported({ renewals: renewals("2025-07-10"), used });
    expect(
      entries.map(({ delta, remainingAfter, term, type }) => [term, type, delta, remainingAfter]),
    ).toEqual([
      [2, "Import", 50, 50],
      [2, "Import", -3, 47],
      [2, "Import", 20, 20],
    ]);
    expect(contract.chain).toMatchObject({ term: 2, seq: 3 });
    expect(remainingOf(theLine(contract, cloud))).toBe(47);
  });

  test("counts the use of an unlimited benefit", () => {
    const { contract } = imported({ used: [{ kind: cloud, used: 70 }] }, "2025-05-01");
    expect(theLine(contract, cloud)).toMatchObject({ granted: null, used: 70 });
  });

  test("has the benefits active that were activated, with the pair", () => {
    const { contract } = imported({ renewals: renewals("2025-07-10"), activated: [cloud] });
    expect(contract.credentials).not.toBeNull();
    expect(theLine(contract, cloud).activation.state).toBe("Active");
    expect(theLine(contract, onPremises).activation.state).toBe("NotActivated");
  });

  test.each<[string, Partial<History>, string]>([
    ["a renewal before its term", { renewals: renewals("2024-07-09") }, "renewals.0.renewedOn"],
    ["a renewal after the window", { renewals: renewals("2025-08-10") }, "renewals.0.renewedOn"],
    [
      "two renewals of one term",
      { renewals: renewals("2025-06-01", "2025-07-10") },
      "renewals.1.renewedOn",
    ],
    [
      "a renewal of a term that has not begun",
      { renewals: renewals("2025-07-10", "2026-07-01", "2027-07-01") },
      "renewals.2.renewedOn",
    ],
    ["more used than granted", { used: [{ kind: onPremises, used: 21 }] }, "used.0.used"],
    ["an active benefit without a pair", { activated: [cloud] }, "credentials"],
  ])("and %s is refused", (_what, history, path) => {
    expect(refusalOf(check(history))).toMatchObject({
      code: "INVALID_REQUEST",
      field: { path: `history.${path}` },
    });
  });

  test.each<[string, Partial<History>, string]>([
    ["used", { used: [{ kind: onPremises, used: 1 }] }, "used.0.kind"],
    ["activated", { activated: [onPremises] }, "activated.0"],
  ])("that %s a benefit that the offer does not include is refused", (_what, history, path) => {
    expect(refusalOf(check(history, "2025-05-01", "CORE"))).toMatchObject({
      field: { path: `history.${path}` },
    });
  });

  test("and a renewal of a legacy type after its retirement is refused", () => {
    const history = { renewals: renewals("2025-07-10") };
    expect(refusalOf(check(history, "2025-09-15", "LEGACY_GOLD"))).toMatchObject({
      code: "OFFER_RETIRED",
      detail: expect.stringContaining(
        " cannot be renewed from 2025-01-22 on, and the renewal of 2025-07-10 would take effect on 2025-07-10. Correct its date or leave it out.",
      ) as string,
    });
  });
});
