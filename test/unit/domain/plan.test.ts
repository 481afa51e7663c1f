import { describe, expect, test } from "vitest";

import { products } from "../../../shared/catalogue/products.ts";
import { cancel } from "../../../shared/domain/cancellation.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { planMessage, planOf } from "../../../shared/domain/plan.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import type { BenefitKind, Portal } from "../../../shared/domain/vocabulary.ts";
import {
  aCause,
  aContract,
  aRenewal,
  cloud,
  valueOf,
  contractOn,
  onPremises,
  renewed,
  theLine,
} from "../../support/builders.ts";

interface Look {
  readonly kind?: BenefitKind;
  readonly portal?: Portal;
  readonly today?: string;
  readonly product?: string;
  readonly version?: string;
}

function look(contract: Contract, shape: Look = {}) {
  const { kind = cloud, portal = "AzurePortal", product, today = "2025-10-01" } = shape;
  const seen = contractOn(contract, today);
  const asked =
    product === undefined
      ? {}
      : {
          product: {
            name: product,
            version: shape.version ?? null,
            found: products.find(product),
          },
        };
  return planOf(seen, theLine(seen, kind), { portal, today, ...asked }, defaultRules);
}

/** The sentence that goes with it. */
function said(contract: Contract, shape: Look = {}): string {
  const { today = "2025-10-01" } = shape;
  return planMessage(look(contract, shape), contractOn(contract, today), today, defaultRules);
}

const cancelled = () => valueOf(cancel(aContract(), "2025-09-10", aCause())).contract;

describe("a plan", () => {
  test("shows what remains and until when, usable here", () => {
    expect(look(aContract({ used: { [cloud]: 1 } }))).toEqual({
      planId: "offer-1",
      kind: cloud,
      name: "Partner Cloud Support 50",
      granted: 50,
      used: 1,
      remaining: 49,
      unlimited: false,
      endDate: "2026-10-01",
      resetsOn: "2026-09-01",
      usableHere: true,
      reason: null,
    });
  });

  test("that is unlimited is never used up", () => {
    const contract = aContract({ purchasedOn: "2024-08-01", used: { [cloud]: 60 } });
    expect(look(contract, { today: "2025-07-15" })).toMatchObject({
      unlimited: true,
      granted: null,
      remaining: null,
      used: 60,
      usableHere: true,
    });
  });

  test.each<[Portal, BenefitKind, string | null]>([
    ["PartnerCenter", cloud, "NOT_VALID_FOR_PORTAL"],
    ["PartnerCenter", onPremises, "NOT_VALID_FOR_PORTAL"],
    ["AzurePortal", cloud, null],
    ["AzurePortal", onPremises, "NOT_VALID_FOR_PORTAL"],
    ["PowerPlatform", cloud, null],
    ["PowerPlatform", onPremises, "NOT_VALID_FOR_PORTAL"],
    ["FinanceOperations", cloud, null],
    ["FinanceOperations", onPremises, "NOT_VALID_FOR_PORTAL"],
    ["ServicesHub", onPremises, null],
    ["ServicesHub", cloud, "NOT_VALID_FOR_PORTAL"],
    ["Microsoft365", cloud, "NOT_VALID_FOR_PORTAL"],
    ["Microsoft365", onPremises, "NOT_VALID_FOR_PORTAL"],
  ])("in %s, of %s, without a product: %s", (portal, kind, reason) => {
    expect(look(aContract(), { portal, kind })).toMatchObject({
      reason,
      usableHere: reason === null,
    });
  });

  test("of cloud incidents is unavailable in Services Hub, with its numbers", () => {
    const contract = aContract({ used: { [cloud]: 4 } });
    const asked = {
      portal: "ServicesHub",
      product: "WindowsEnterprise",
      version: "11 24H2",
    } as const;
    expect(look(contract, asked)).toMatchObject({
      usableHere: false,
      reason: "PLAN_NOT_VALID_FOR_PRODUCT",
      remaining: 46,
      endDate: "2026-10-01",
    });
    expect(look(contract, { ...asked, kind: onPremises })).toMatchObject({ usableHere: true });
  });

  test.each<[string, Look, string]>([
    ["an old version", { product: "WindowsServer", version: "2019" }, "PLAN_NOT_VALID_FOR_PRODUCT"],
    [
      "an unknown version",
      { product: "WindowsServer", version: "3" },
      "PLAN_NOT_VALID_FOR_PRODUCT",
    ],
    ["no version", { product: "WindowsServer" }, "PLAN_NOT_VALID_FOR_PRODUCT"],
    ["an unknown product", { product: "Notepad", version: "1" }, "PLAN_NOT_VALID_FOR_PRODUCT"],
    ["a cloud product", { product: "AzureVirtualMachines" }, "PLAN_NOT_VALID_FOR_PRODUCT"],
  ])("of on-premises incidents is unavailable in Services Hub for %s", (_what, asked, reason) => {
    const plan = look(aContract(), { portal: "ServicesHub", kind: onPremises, ...asked });
    expect(plan).toMatchObject({ usableHere: false, reason, remaining: 20 });
  });

  test("is not in the list from the day after its version's support ends", () => {
    const contract = renewed(aContract(), "2026-09-01");
    const asked = { portal: "ServicesHub", kind: onPremises, product: "WindowsServer" } as const;
    const of = (today: string) => look(contract, { ...asked, version: "2022", today }).reason;
    expect([of("2026-10-13"), of("2026-10-14")]).toEqual([null, "PLAN_NOT_VALID_FOR_PRODUCT"]);
  });
});

describe("the reason of an unavailable plan", () => {
  const usedUp = () => aContract({ used: { [cloud]: 50, [onPremises]: 20 } });

  test.each<[string, Contract, Look, string]>([
    ["used up", usedUp(), {}, "NO_INCIDENTS_REMAINING"],
    ["not activated", aContract({ active: [onPremises] }), {}, "BENEFIT_NOT_ACTIVATED"],
    ["expired before not activated", aContract({ active: [] }), { today: "2026-10-02" }, "EXPIRED"],
    [
      "not activated before not valid here",
      aContract({ active: [] }),
      { kind: onPremises },
      "BENEFIT_NOT_ACTIVATED",
    ],
    ["expired", aContract(), { today: "2026-10-02" }, "EXPIRED"],
    ["cancelled", cancelled(), {}, "CANCELLED"],
    [
      "expired before not valid here",
      aContract(),
      { today: "2026-10-02", kind: onPremises },
      "EXPIRED",
    ],
    ["cancelled before expired", cancelled(), { today: "2027-01-01" }, "CANCELLED"],
    ["not valid here before used up", usedUp(), { kind: onPremises }, "NOT_VALID_FOR_PORTAL"],
    ["expired before used up", usedUp(), { today: "2026-10-02" }, "EXPIRED"],
    [
      "not valid for the product before used up",
      usedUp(),
      { kind: onPremises, portal: "ServicesHub", product: "WindowsServer", version: "2016" },
      "PLAN_NOT_VALID_FOR_PRODUCT",
    ],
  ])("%s", (_what, contract, shape, reason) => {
    expect(look(contract, shape)).toMatchObject({ usableHere: false, reason });
  });

  test("comes with a sentence that names the number or the date", () => {
    expect(said(aContract())).toBe("");
    expect(said(usedUp())).toMatch(/^All 50 /);
    expect(said(aContract(), { today: "2026-10-02" })).toMatch(/expired on 2026-10-01/);
    expect(said(cancelled())).toMatch(/cancelled/);
    const asked = { portal: "ServicesHub", kind: onPremises, product: "WindowsServer" } as const;
    expect(said(aContract(), { ...asked, version: "2019" })).toBe(
      "The support plan can't be used for the specified product.",
    );
  });

  const pack = aContract({
    offerType: "ACTION_PACK",
    purchasedOn: "2024-12-01",
    used: { [onPremises]: 10 },
  });
  const late = { ...usedUp(), renewal: aRenewal("2026-09-10") };

  test.each([
    ["before the anniversary", usedUp(), "2026-08-31", "2026-09-01", "on 2026-09-01 if the offer"],
    [
      "in the window",
      usedUp(),
      "2026-09-05",
      "2026-09-01",
      "when the offer is renewed. The last day to renew is 2026-10-01",
    ],
    ["with a renewal ahead", late, "2026-09-05", "2026-09-10", "resets on 2026-09-10."],
    [
      "of a retired offer",
      pack,
      "2025-06-01",
      "2025-12-01",
      "cannot be renewed from 2025-01-22 on.",
    ],
  ])("that is used up says when the count resets: %s", (_what, contract, today, day, words) => {
    const shape =
      contract === pack ? ({ today, kind: onPremises, portal: "ServicesHub" } as const) : { today };
    expect(look(contract, shape)).toMatchObject({
      reason: "NO_INCIDENTS_REMAINING",
      resetsOn: day,
    });
    expect(said(contract, shape)).toContain(words);
  });

  test.each([
    [0, /^The plan has no incidents in this term\. The count resets/],
    [1, /^The only incident of the plan has been used\. The count resets/],
    [50, /^All 50 incidents of the plan have been used\. The count resets/],
  ])("that is used up says so when it has %i incidents", (granted, words) => {
    const contract = aContract();
    const lines = contract.lines.map((line) => ({ ...line, granted, used: granted }));
    expect(said({ ...contract, lines })).toMatch(words);
  });

  test("disappears when incidents remain again, without a new link", () => {
    const plan = look(aContract({ used: { [cloud]: 49 } }));
    expect([look(usedUp()).usableHere, plan.usableHere]).toEqual([false, true]);
  });

  test("of an expired plan comes with zero remaining incidents", () => {
    expect(look(aContract({ used: { [cloud]: 40 } }), { today: "2026-10-02" })).toMatchObject({
      used: 40,
      remaining: 0,
    });
  });
});
