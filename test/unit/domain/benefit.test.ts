import { describe, expect, test } from "vitest";

import { failActivation, requestActivation } from "../../../shared/domain/activation.ts";
import { benefitOf, offerOf } from "../../../shared/domain/benefit.ts";
import { cancel } from "../../../shared/domain/cancellation.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import {
  aCause,
  aContract,
  aRenewal,
  cloud,
  valueOf,
  noon,
  contractOn,
  onPremises,
  theLine,
} from "../../support/builders.ts";

const fresh = () => aContract({ active: [] });

const activating = () => {
  const request = { kind: cloud, requestedAt: noon("2025-09-02"), distributionId: null } as const;
  return valueOf(requestActivation(fresh(), request, "2025-09-02"));
};

const failed = () => failActivation(activating(), cloud, noon("2025-09-02"));
const cancelled = (contract: Contract) =>
  valueOf(cancel(contract, "2025-09-20", aCause())).contract;

const shown = (contract: Contract, today: string, mayActivate = true) =>
  benefitOf(contract, theLine(contract, cloud), today, mayActivate);

describe("a benefit", () => {
  const rows: readonly (readonly [string, string, Contract, string, string | null])[] = [
    ["not asked for", "2025-09-20", fresh(), "NotActivated", null],
    ["running", "2025-09-20", activating(), "Activating", "ACTIVATION_RUNNING"],
    ["failed", "2025-09-20", failed(), "ActivationFailed", null],
    ["active", "2025-09-20", aContract(), "Active", "ALREADY_ACTIVATED"],
    [
      "used up",
      "2025-09-20",
      aContract({ used: { [cloud]: 50 } }),
      "Depleted",
      "ALREADY_ACTIVATED",
    ],
    ["in the window", "2026-09-20", aContract(), "Active", "ALREADY_ACTIVATED"],
    ["on its last day", "2026-10-01", fresh(), "NotActivated", null],
    ["never activated, over", "2026-10-02", fresh(), "Lapsed", "ACTIVATION_WINDOW_CLOSED"],
    ["failed, over", "2026-10-02", failed(), "Lapsed", "ACTIVATION_WINDOW_CLOSED"],
    ["active, over", "2026-10-02", aContract(), "Expired", "PLAN_EXPIRED"],
    ["cancelled", "2025-09-21", cancelled(aContract()), "Expired", "PLAN_EXPIRED"],
    ["cancelled unused", "2025-09-21", cancelled(fresh()), "Expired", "PLAN_EXPIRED"],
  ];

  test.each(rows)("%s on %s", (_what, today, contract, state, reason) => {
    expect(shown(contract, today)).toMatchObject({
      state,
      canActivate: reason === null,
      canActivateReason: reason,
    });
  });

  test("cannot be activated by a caller without the role, and gives the reason", () => {
    for (const contract of [fresh(), failed()]) {
      expect(shown(contract, "2025-09-20", false)).toMatchObject({
        canActivate: false,
        canActivateReason: "ROLE_NOT_ALLOWED",
      });
    }
    expect(shown(aContract(), "2025-09-20", false).canActivateReason).toBe("ALREADY_ACTIVATED");
  });

  test("shows what was granted, used and remains, and its dates", () => {
    expect(shown(aContract({ used: { [cloud]: 37 } }), "2025-09-20")).toMatchObject({
      name: "Partner Cloud Support 50",
      granted: 50,
      used: 37,
      remaining: 13,
      unlimited: false,
      anniversary: "2026-09-01",
      activateBy: "2026-10-01",
      endDate: "2026-10-01",
      activatedAt: noon("2025-09-01"),
    });
  });

  test("that is unlimited counts its use and has no remaining number", () => {
    const contract = aContract({ purchasedOn: "2024-08-01", used: { [cloud]: 121 } });
    expect(shown(contract, "2025-07-15")).toMatchObject({
      name: "Partner Cloud Support",
      granted: null,
      used: 121,
      remaining: null,
      unlimited: true,
      state: "Active",
    });
    expect(shown(contractOn(contract, "2025-09-01"), "2025-09-01")).toMatchObject({
      state: "Expired",
      remaining: null,
    });
  });

  test.each([
    ["over, whether or not its rest is forfeited yet", false],
    ["over, with its rest forfeited", true],
  ])("that is %s keeps what was used and has nothing left", (_when, resolved) => {
    const contract = aContract({ used: { [cloud]: 40 } });
    const seen = resolved ? contractOn(contract, "2026-10-02") : contract;
    expect(shown(seen, "2026-10-02")).toMatchObject({ granted: 50, used: 40, remaining: 0 });
  });

  test("that was cancelled has nothing left", () => {
    expect(shown(cancelled(aContract()), "2025-09-20")).toMatchObject({ used: 0, remaining: 0 });
  });
});

describe("an offer", () => {
  test("shows its term, its state and its benefits apart, never pooled", () => {
    const offer = offerOf(aContract({ used: { [onPremises]: 3 } }), "2026-09-15", true);
    expect(offer).toMatchObject({
      offerType: "SPD_SERVICES",
      name: "Solutions Partner designation",
      state: "InRenewalWindow",
      term: { number: 1, start: "2025-09-01", anniversary: "2026-09-01", endDate: "2026-10-01" },
    });
    expect(offer.benefits.map(({ remaining }) => remaining)).toEqual([50, 17]);
  });

  test("without support benefits is listed with none", () => {
    const launch = offerOf(aContract({ offerType: "LAUNCH" }), "2025-09-20", true);
    expect(launch).toMatchObject({ state: "Active", benefits: [] });
  });

  test("says from when a recorded renewal holds", () => {
    const recorded = { ...aContract(), renewal: aRenewal("2026-08-01", { issueNewIds: true }) };
    expect(offerOf(recorded, "2026-08-02", true).term.renewal).toEqual({
      renewedOn: "2026-08-01",
      effectiveOn: "2026-09-01",
      issueNewIds: true,
    });
  });
});
