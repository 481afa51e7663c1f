import { describe, expect, test } from "vitest";

import { cancel } from "../../../shared/domain/cancellation.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { isCurrent, linkAccount } from "../../../shared/domain/link.ts";
import type { PlanLink } from "../../../shared/domain/link.ts";
import type { Portal } from "../../../shared/domain/vocabulary.ts";
import {
  aCause,
  aContract,
  activated,
  aLink,
  cloud,
  valueOf,
  contractOn,
  onPremises,
  refusalOf,
  renewed,
} from "../../support/builders.ts";

const link = (
  contract: Contract,
  existing: PlanLink | null,
  today = "2025-10-01",
  portal: Portal = "AzurePortal",
) => {
  const { account, linkedAt } = aLink();
  return linkAccount(contractOn(contract, today), existing, { account, linkedAt, portal }, today);
};

const pack = aContract({ offerType: "ACTION_PACK", purchasedOn: "2024-12-01" });

const cancelled = valueOf(cancel(aContract(), "2025-09-10", aCause())).contract;

describe("a link", () => {
  test("is made once a line is Active, also to an Action Pack from Azure", () => {
    expect(valueOf(link(aContract({ active: [onPremises] }), null))).toEqual(aLink());
    expect(link(pack, null).ok).toBe(true);
  });

  test("is made while the plan is usable, to its last day, used up or not", () => {
    expect(link(aContract(), null, "2026-10-01").ok).toBe(true);
    const usedUp = aContract({ used: { [cloud]: 50, [onPremises]: 20 } });
    expect(link(usedUp, null).ok).toBe(true);
  });

  test.each([
    ["not activated", aContract({ active: [] }), "2025-10-01", "BENEFIT_NOT_ACTIVATED", undefined],
    ["expired", aContract(), "2026-10-02", "PLAN_EXPIRED", "EXPIRED"],
    ["cancelled", cancelled, "2025-10-01", "PLAN_EXPIRED", "CANCELLED"],
    [
      "never activated, expired",
      aContract({ active: [] }),
      "2026-10-02",
      "PLAN_EXPIRED",
      "EXPIRED",
    ],
  ])("is not made to a plan that is %s", (_what, contract, today, code, reason) => {
    const refusal = refusalOf(link(contract, null, today));
    expect([refusal.code, refusal.reason]).toEqual([code, reason]);
  });

  test.each<[string, Contract, string, string]>([
    ["valid", aContract(), "2025-10-01", "IGNORE_AND_CREATE_REQUEST"],
    ["valid on its last day", aContract(), "2026-10-01", "IGNORE_AND_CREATE_REQUEST"],
    [
      "used up for cloud, all that the Azure portal can use",
      aContract({ used: { [cloud]: 50 } }),
      "2025-10-01",
      "BUY_NEW_PLAN",
    ],
    [
      "used up for on-premises only",
      aContract({ used: { [onPremises]: 20 } }),
      "2025-10-01",
      "IGNORE_AND_CREATE_REQUEST",
    ],
    [
      "used up",
      aContract({ used: { [cloud]: 50, [onPremises]: 20 } }),
      "2025-10-01",
      "BUY_NEW_PLAN",
    ],
    ["expired", aContract(), "2026-10-02", "BUY_NEW_PLAN"],
    ["expired, unlimited", aContract({ purchasedOn: "2024-08-01" }), "2025-09-01", "BUY_NEW_PLAN"],
    ["cancelled", cancelled, "2025-10-01", "BUY_NEW_PLAN"],
  ])(
    "made again to a plan that is %s is refused with its remedy",
    (_what, contract, today, remedy) => {
      expect(refusalOf(link(contract, aLink(), today))).toMatchObject({
        code: "ALREADY_LINKED",
        remedy,
      });
    },
  );

  test.each<[string, Contract, Portal, string, RegExp]>([
    ["without cloud support", pack, "AzurePortal", "BUY_CLOUD_PLAN", /does not include/],
    [
      "whose cloud support is not activated",
      aContract({ active: [onPremises] }),
      "PowerPlatform",
      "ACTIVATE_BENEFIT",
      /must activate/,
    ],
    [
      "without on-premises support",
      aContract({ offerType: "CORE" }),
      "ServicesHub",
      "BUY_NEW_PLAN",
      /does not include/,
    ],
    [
      "whose on-premises support is used up",
      aContract({ used: { [onPremises]: 20 } }),
      "ServicesHub",
      "BUY_NEW_PLAN",
      /no incidents left/,
    ],
    ["of on-premises support only", pack, "ServicesHub", "IGNORE_AND_CREATE_REQUEST", /Ignore/],
  ])(
    "made again to an offer %s has the remedy of a request in this portal",
    (_what, contract, portal, remedy, detail) => {
      const refusal = refusalOf(link(contract, aLink(), "2025-10-01", portal));
      expect(refusal).toMatchObject({ code: "ALREADY_LINKED", remedy });
      expect(refusal.detail).toMatch(detail);
    },
  );

  test("made again in another portal is the same link: it belongs to the account", () => {
    expect(refusalOf(link(aContract(), aLink(), "2025-10-01", "PowerPlatform")).code).toBe(
      "ALREADY_LINKED",
    );
  });

  test.each<[Portal, RegExp]>([
    ["AzurePortal", /^This Access ID is already associated to an account\. Please contact your /],
    ["ServicesHub", /^The contract is already registered$/],
  ])("made again in %s is answered in that portal's words", (portal, words) => {
    expect(refusalOf(link(aContract(), aLink(), "2025-10-01", portal)).portalMessage).toMatch(
      words,
    );
  });

  test("stays valid after a renewal without new IDs", () => {
    expect(isCurrent(aLink(), renewed(aContract(), "2026-09-01"))).toBe(true);
  });

  test("is stale after a renewal with new IDs, and is then made anew", () => {
    const after = renewed(aContract(), "2026-09-01", { issueNewIds: true });
    expect(isCurrent(aLink(), after)).toBe(false);
    expect(refusalOf(link(after, aLink(), "2026-09-02")).code).toBe("BENEFIT_NOT_ACTIVATED");

    const again = valueOf(link(activated(after, cloud, "2026-09-02"), aLink(), "2026-09-02"));
    expect(again.credentialVersion).toBe(1);
  });

  test("counts again when the renewal that ended it is taken back, also if the new pair was linked", () => {
    const after = renewed(aContract(), "2026-09-01", { issueNewIds: true });
    const relinked = (existing: PlanLink | null) =>
      valueOf(link(activated(after, cloud, "2026-09-02"), existing, "2026-09-02"));
    expect(isCurrent(relinked(aLink()), aContract())).toBe(true);
    expect(isCurrent(relinked(null), aContract())).toBe(false);
    const leaver = aLink({ unlinkedAt: "2026-08-01T00:00:00.000Z" });
    expect(isCurrent(relinked(leaver), aContract())).toBe(false);
  });

  test("that was never made is no link", () => {
    expect(isCurrent(null, aContract())).toBe(false);
  });
});
