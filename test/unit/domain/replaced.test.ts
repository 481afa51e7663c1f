import { describe, expect, test } from "vitest";

import { cancel } from "../../../shared/domain/cancellation.ts";
import { replacedAdvice, replacedPlan } from "../../../shared/domain/replaced.ts";
import {
  aCause,
  aContract,
  activated,
  cloud,
  valueOf,
  contractOn,
  onPremises,
  renewed,
} from "../../support/builders.ts";

const replaced = renewed(aContract(), "2026-09-01", { issueNewIds: true });
const issued = activated(replaced, cloud, "2026-09-02");

describe("what helps whoever holds replaced IDs", () => {
  test.each([
    ["is not issued yet", replaced, "2026-09-02", "ASK_ADMIN_TO_ACTIVATE"],
    ["is issued", issued, "2026-09-02", "LINK_PLAN"],
    ["has ended", contractOn(issued, "2027-10-02"), "2027-10-02", "BUY_NEW_PLAN"],
    [
      "was cancelled",
      valueOf(cancel(aContract(), "2025-09-10", aCause())).contract,
      "2025-09-11",
      "BUY_NEW_PLAN",
    ],
  ])("when the new pair's plan %s", (_what, contract, today, remedy) => {
    expect(replacedAdvice(contract, today).remedy).toBe(remedy);
  });
});

describe("a plan with replaced IDs", () => {
  test.each([
    ["before the new pair is issued", replaced],
    ["after it is issued", issued],
  ])("shows no count, also not in its name, %s", (_when, contract) => {
    expect(replacedPlan(contract, "AzurePortal")).toMatchObject({
      kind: cloud,
      name: "Partner Cloud Support",
      ...{ granted: null, used: null, remaining: null, unlimited: false },
      ...{ usableHere: false, reason: "REPLACED" },
    });
  });

  test("is shown as the benefit that the portal can use, and as an Active one before others", () => {
    expect(replacedPlan(replaced, "ServicesHub").kind).toBe(onPremises);
    expect(replacedPlan(issued, "ServicesHub").kind).toBe(cloud);
  });
});
