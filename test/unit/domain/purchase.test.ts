import { describe, expect, test } from "vitest";

import { checkPurchase } from "../../../shared/domain/purchase.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import type { OfferType } from "../../../shared/domain/vocabulary.ts";
import { aPurchaseChange, valueOf, contractOn, refusalOf } from "../../support/builders.ts";

const check = (
  offerType: OfferType,
  purchasedOn: string,
  planName?: string,
  told = "2026-11-22T09:00:00Z",
) => checkPurchase({ offerType, purchasedOn, planName }, false, new Date(told), defaultRules);

describe("a purchase", () => {
  test.each<[OfferType, string]>([
    ["SPD_SERVICES", "2026-11-22"],
    ["LAUNCH", "2025-09-01"],
    ["CORE", "2024-02-29"],
    ["LEGACY_GOLD", "2025-01-21"],
    ["LEGACY_SILVER", "2025-01-21"],
    ["ACTION_PACK", "2025-01-21"],
  ])("of %s on %s is accepted", (type, date) => {
    expect(valueOf(check(type, date))).toBeNull();
  });

  test.each<[OfferType]>([["LEGACY_GOLD"], ["LEGACY_SILVER"], ["ACTION_PACK"]])(
    "of %s is refused from the day of its retirement",
    (type) => {
      const refusal = refusalOf(check(type, "2025-01-22"));
      expect(refusal).toMatchObject({ code: "OFFER_RETIRED" });
      expect(refusal.detail).toContain(" cannot be bought from 2025-01-22 on. Buy a ");
    },
  );

  test.each([
    ["2026-11-22", "2026-11-22T09:59:59Z", "2026-11-23"],
    ["2026-11-23", "2026-11-22T10:00:00Z", "2026-11-24"],
  ])("dated %s and told at %s is accepted, dated %s refused", (latest, told, next) => {
    expect(valueOf(check("CORE", latest, undefined, told))).toBeNull();
    expect(refusalOf(check("CORE", next, undefined, told)).field?.path).toBe("purchasedOn");
  });

  test("dated ahead of every zone is a bad request, also for a retired type", () => {
    expect(refusalOf(check("SPD_SERVICES", "2026-11-23")).field?.path).toBe("purchasedOn");
    expect(refusalOf(check("ACTION_PACK", "2026-11-23"))).toMatchObject({
      code: "INVALID_REQUEST",
    });
  });

  test("of a retired type is refused before its plan name is looked at", () => {
    expect(refusalOf(check("ACTION_PACK", "2025-01-22", "nonsense"))).toMatchObject({
      code: "OFFER_RETIRED",
    });
  });

  test.each<[OfferType, string, string]>([
    ["SPD_SERVICES", "2025-09-01", "Premier Support"],
    ["CORE", "2025-09-01", "Partner On-premises Support 20"],
    ["LAUNCH", "2025-09-01", "Partner Cloud Support 2"],
    ["ACTION_PACK", "2024-09-01", "Partner Signature 5pack"],
    ["CORE", "2025-09-01", "Partner Cloud Support 5"],
    ["SPD_SERVICES", "2025-09-01", "Partner Signature 5pack"],
  ])("of %s on %s as %j is a bad request", (type, date, planName) => {
    expect(refusalOf(check(type, date, planName)).field?.path).toBe("planName");
  });

  test.each([
    ["2025-09-01", "50"],
    ["2025-01-21", "unlimited"],
  ])(
    "of %s with a wrong quantity is told the quantity that the offer includes, %s",
    (date, included) => {
      expect(refusalOf(check("SPD_SERVICES", date, "Partner Cloud Support 7")).field?.message).toBe(
        `must have the quantity that the offer includes, ${included}.`,
      );
    },
  );

  test.each<[OfferType, string, string, unknown]>([
    ["SPD_SERVICES", "2025-09-01", "Partner Cloud Support 50", 50],
    ["CORE", "2025-09-01", "Partner Cloud Support 2", 2],
    ["SPD_SERVICES", "2024-09-01", "Signature Cloud Support", null],
    ["LEGACY_SILVER", "2024-12-01", "Partner Signature 5pack", 5],
    ["LEGACY_GOLD", "2024-12-01", "Partner support Gold 20pack", 20],
  ])("of %s on %s as %j keeps the pack", (type, date, planName, quantity) => {
    expect(valueOf(check(type, date, planName))).toMatchObject({ quantity });
  });
});

describe("the contract of a purchase", () => {
  test("has its first term from the purchase, its lines granted and none activated", () => {
    const { contract, entries } = aPurchaseChange({ purchasedOn: "2025-09-01" });

    expect(contract.term).toEqual({
      number: 1,
      start: "2025-09-01",
      anniversary: "2026-09-01",
      endDate: "2026-10-01",
      openedBy: "Purchase",
      decidingDate: "2025-09-01",
      capEffectiveDate: "2025-06-23",
    });
    expect(contract.lines).toMatchObject([
      { kind: "PartnerCloudSupport", granted: 50, used: 0, activation: { state: "NotActivated" } },
      { kind: "PartnerOnPremisesSupport", granted: 20, used: 0 },
    ]);
    expect(contract.credentials).toBeNull();
    expect(entries).toMatchObject([
      { seq: 1, type: "Grant", delta: 50, remainingAfter: 50, actor: "azure-portal" },
      { seq: 2, type: "Grant", delta: 20, remainingAfter: 20 },
    ]);
  });

  test("of Launch has no lines and an empty ledger", () => {
    const { contract, entries } = aPurchaseChange({ offerType: "LAUNCH" });
    expect([contract.lines, entries]).toEqual([[], []]);
    expect(contractOn(contract, "2027-01-01").ended).toBe(true);
  });

  test("of an unlimited offer grants null, not a number", () => {
    const { contract, entries } = aPurchaseChange({ purchasedOn: "2024-09-01" });
    expect(contract.lines[0]).toMatchObject({ granted: null, used: 0 });
    expect(entries[0]).toMatchObject({ type: "Grant", delta: 0, remainingAfter: null });
  });

  test("bought 29 February ends on 28 February and is usable thirty days longer", () => {
    expect(aPurchaseChange({ purchasedOn: "2024-02-29" }).contract.term).toMatchObject({
      anniversary: "2025-02-28",
      endDate: "2025-03-30",
    });
  });
});
