import { describe, expect, test } from "vitest";

import { parsePlanName } from "../../../shared/domain/names.ts";
import {
  grantsFor,
  slotOf,
  isRetired,
  offerName,
  typesToSuggest,
} from "../../../shared/domain/offer-catalogue.ts";
import { recordRenewal } from "../../../shared/domain/renewal.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { offerTypes } from "../../../shared/domain/vocabulary.ts";
import type { OfferType } from "../../../shared/domain/vocabulary.ts";
import {
  aContract,
  aRenewal,
  cloud,
  valueOf,
  contractOn,
  onPremises,
  renewed,
} from "../../support/builders.ts";

type Quota = readonly [cloud: number | null | undefined, onPremises: number | undefined];

const quota = (type: OfferType, decidingDate: string, plan?: string): Quota => {
  const pack = plan === undefined ? null : (parsePlanName(plan) ?? null);
  const grants = grantsFor(type, decidingDate, pack, defaultRules);
  const of = (kind: string) => grants.find((grant) => grant.kind === kind)?.granted;
  return [of(cloud), of(onPremises) ?? undefined];
};

const granted = (contract: ReturnType<typeof aContract>) =>
  contract.lines.map((line) => line.granted);

describe("the quota decision", () => {
  test.each<[OfferType, string, ...Quota]>([
    ["SPD_SERVICES", "2024-08-01", null, 20],
    ["SPD_SERVICES", "2025-06-22", null, 20],
    ["SPD_SERVICES", "2025-06-23", 50, 20],
    ["SPD_SERVICES", "2026-11-22", 50, 20],
    ["SPD_TRAINING", "2025-06-22", null, 20],
    ["SPD_TRAINING", "2025-06-23", 50, 20],
    ["LAUNCH", "2025-06-22", undefined, undefined],
    ["LAUNCH", "2025-06-23", undefined, undefined],
    ["CORE", "2025-06-22", 2, undefined],
    ["CORE", "2025-06-23", 2, undefined],
    ["EXPANDED", "2025-06-22", 5, undefined],
    ["EXPANDED", "2025-06-23", 5, undefined],
    ["LEGACY_GOLD", "2024-11-05", null, 20],
    ["LEGACY_SILVER", "2024-11-05", null, 15],
    ["ACTION_PACK", "2024-11-05", undefined, 10],
  ])("%s decided on %s grants %s cloud and %s on-premises", (type, on, ...expected) => {
    expect(quota(type, on)).toEqual(expected);
  });

  test.each<[OfferType, string, ...Quota]>([
    ["LEGACY_SILVER", "Partner Signature 5pack", 5, 15],
    ["LEGACY_GOLD", "Signature Cloud Support 10pack", 10, 20],
    ["LEGACY_GOLD", "Partner support Gold 20pack", null, 20],
    ["LEGACY_SILVER", "Partner On-premises Support 12", null, 12],
    ["LEGACY_GOLD", "Signature Cloud Support", null, 20],
    ["ACTION_PACK", "Microsoft Product Support 5", undefined, 5],
  ])("%s imported as %j grants %s cloud and %s on-premises", (type, plan, ...expected) => {
    expect(quota(type, "2024-12-01", plan)).toEqual(expected);
  });

  // The deciding date of a later term is the later of the anniversary and the day of the renewal.
  test.each([
    ["on the anniversary before the cap", "2024-06-22", "2025-06-22", "2025-06-22", null],
    ["on the day of the cap", "2024-06-23", "2025-06-23", "2025-06-23", 50],
    ["after it", "2024-08-01", "2025-08-01", "2025-08-01", 50],
    ["late, past the cap", "2024-06-10", "2025-07-01", "2025-07-01", 50],
    ["late, still before the cap", "2024-06-10", "2025-06-22", "2025-06-22", null],
    ["late, on the day of the cap", "2024-06-10", "2025-06-23", "2025-06-23", 50],
    ["early, for an anniversary before the cap", "2024-06-20", "2025-05-01", "2025-06-20", null],
    ["early, for an anniversary on the cap", "2024-06-23", "2025-06-01", "2025-06-23", 50],
    ["early, for an anniversary after the cap", "2024-06-25", "2025-06-20", "2025-06-25", 50],
  ])("SPD renewed %s", (_when, purchasedOn, renewedOn, opensOn, expected) => {
    const before = aContract({ purchasedOn });
    const recorded = valueOf(
      recordRenewal(contractOn(before, renewedOn), aRenewal(renewedOn), renewedOn, defaultRules),
    );
    const contract = contractOn(recorded, opensOn);

    expect(contract.term).toMatchObject({ number: 2, decidingDate: opensOn });
    expect(granted(contract)).toEqual([expected, 20]);
  });

  test("an unlimited term stays unlimited to its end, and the one after it is capped", () => {
    const unlimited = renewed(aContract({ purchasedOn: "2024-06-22" }), "2025-06-22");
    expect(granted(contractOn(unlimited, "2026-07-22"))).toEqual([null, 20]);
    expect(granted(renewed(unlimited, "2026-07-22"))).toEqual([50, 20]);
  });

  test("changes only with its setting", () => {
    const rules = { ...defaultRules, capEffectiveDate: "2026-01-01" };
    const cap = (date: string) => grantsFor("SPD_SERVICES", date, null, rules)[0]?.granted;
    expect([cap("2025-12-31"), cap("2026-01-01")]).toEqual([null, 50]);
  });
});

describe("retirement", () => {
  const legacy: readonly OfferType[] = ["LEGACY_GOLD", "LEGACY_SILVER", "ACTION_PACK"];

  test.each(offerTypes)("%s", (type) => {
    expect(isRetired(type, "2025-01-21", defaultRules)).toBe(false);
    expect(isRetired(type, "2025-01-22", defaultRules)).toBe(legacy.includes(type));
  });
});

describe("the offers to suggest", () => {
  const suggest = (kind: typeof cloud | typeof onPremises, date: string, held: OfferType[]) =>
    typesToSuggest(kind, date, new Set(held.map(slotOf)), defaultRules);

  test("for on-premises incidents it is the Solutions Partner designation alone", () => {
    expect(suggest(onPremises, "2026-11-22", ["CORE"])).toEqual(["SPD_SERVICES"]);
    expect(suggest(onPremises, "2026-11-22", ["SPD_TRAINING"])).toEqual([]);
  });

  test("for cloud incidents they are those not held, one designation for all", () => {
    expect(suggest(cloud, "2026-11-22", [])).toEqual(["SPD_SERVICES", "CORE", "EXPANDED"]);
    expect(suggest(cloud, "2026-11-22", ["SPD_TRAINING", "CORE"])).toEqual(["EXPANDED"]);
  });

  test("legacy offers are among them while they are sold", () => {
    expect(suggest(onPremises, "2025-01-21", [])).toContain("ACTION_PACK");
    expect(suggest(onPremises, "2025-01-22", [])).not.toContain("ACTION_PACK");
  });
});

test("both designations are held as one offer, every other type as itself", () => {
  expect(new Set(offerTypes.map(slotOf)).size).toBe(offerTypes.length - 1);
  expect(slotOf("SPD_SERVICES")).toBe(slotOf("SPD_TRAINING"));
});

test("every offer has a name of its own, but both designations have one", () => {
  expect(new Set(offerTypes.map(offerName)).size).toBe(offerTypes.length - 1);
});
