import { describe, expect, test } from "vitest";

import { requestActivation } from "../../../shared/domain/activation.ts";
import { cancel } from "../../../shared/domain/cancellation.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import { applyRefund } from "../../../shared/domain/refund.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { offerState, resolve } from "../../../shared/domain/terms.ts";
import {
  aCause,
  aContract,
  anIncident,
  aRenewal,
  cloud,
  valueOf,
  contractOn,
  onPremises,
  refusalOf,
} from "../../support/builders.ts";

const cause = aCause();

describe("a cancellation", () => {
  test.each(["2025-09-01", "2025-09-15", "2025-10-01"])(
    "on %s, at most thirty days after the purchase, ends the offer with nothing left",
    (today) => {
      const { contract, entries } = valueOf(cancel(aContract(), today, cause));

      expect(offerState(contract, today)).toBe("Cancelled");
      expect(contract).toMatchObject({ cancelledOn: today, ended: true, renewal: null });
      expect(contract.lines).toMatchObject([{ forfeited: 50 }, { forfeited: 20 }]);
      expect(entries.map(({ remainingAfter, type }) => [type, remainingAfter])).toEqual([
        ["Forfeit", 0],
        ["Forfeit", 0],
      ]);
    },
  );

  test("on the thirty-first day is too late", () => {
    expect(refusalOf(cancel(aContract(), "2025-10-02", cause))).toMatchObject({
      code: "CANCELLATION_NOT_ALLOWED",
      reason: "TOO_LATE",
    });
  });

  test.each([cloud, onPremises] as const)("is refused once a %s incident was used", (kind) => {
    const contract = aContract({ used: { [kind]: 1 } });
    expect(refusalOf(cancel(contract, "2025-09-02", cause))).toMatchObject({
      code: "CANCELLATION_NOT_ALLOWED",
      reason: "ALREADY_USED",
    });
  });

  test("is refused after a refunded incident", () => {
    const used = unchanged(aContract({ used: { [cloud]: 1 } }));
    const context = { today: "2025-09-03", cause, rules: defaultRules, closedTerm: null };
    const { change } = applyRefund(used, anIncident(), context);

    expect(change.contract.lines[0]).toMatchObject({ used: 0, refunded: 1 });
    expect(cancel(change.contract, "2025-09-03", cause).ok).toBe(false);
  });

  test("of a used unlimited plan is refused like any other", () => {
    const contract = aContract({ purchasedOn: "2025-06-01", used: { [cloud]: 1 } });
    expect(cancel(contract, "2025-06-02", cause).ok).toBe(false);
  });

  test("repeated changes nothing, however late", () => {
    const { contract } = valueOf(cancel(aContract(), "2025-09-10", cause));
    expect(valueOf(cancel(contract, "2026-03-01", cause))).toEqual(unchanged(contract));
  });

  test("also removes a recorded renewal, and no later date brings it back", () => {
    const renewal = aRenewal("2025-09-05");
    const { contract } = valueOf(cancel({ ...aContract(), renewal }, "2025-09-10", cause));

    expect(contract.renewal).toBeNull();
    expect(resolve(contract, "2026-09-01", defaultRules)).toEqual(unchanged(contract));
    expect(offerState(contractOn(contract, "2027-01-01"), "2027-01-01")).toBe("Cancelled");
  });

  test("makes activation impossible", () => {
    const { contract } = valueOf(cancel(aContract({ active: [] }), "2025-09-10", cause));
    const request = { kind: cloud, requestedAt: cause.at, distributionId: null } as const;
    expect(refusalOf(requestActivation(contract, request, "2025-09-11"))).toMatchObject({
      code: "PLAN_EXPIRED",
      reason: "CANCELLED",
    });
  });
});
