import { describe, expect, test } from "vitest";

import {
  activationIdOf,
  completeActivation,
  failActivation,
  isActivated,
  issueCredentials,
  requestActivation,
  isInstanceOf,
} from "../../../shared/domain/activation.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { BenefitKind } from "../../../shared/domain/vocabulary.ts";
import {
  aContract,
  activated,
  cloud,
  valueOf,
  noon,
  contractOn,
  onPremises,
  refusalOf,
  renewed,
  theLine,
} from "../../support/builders.ts";

const request = (
  contract: Contract,
  today: string,
  kind: BenefitKind = cloud,
  distributionId: string | null = null,
) =>
  requestActivation(
    contractOn(contract, today),
    { kind, requestedAt: noon(today), distributionId },
    today,
  );

const fresh = () => aContract({ active: [] });
const pair = { version: 0, keyId: "k1", ciphertext: "first", issuedAt: noon("2025-09-02") };

describe("a request to activate", () => {
  test.each(["2025-09-01", "2026-08-31", "2026-09-15", "2026-10-01"])(
    "is accepted on %s, up to the end date, and leaves that date as it was",
    (today) => {
      const contract = valueOf(request(fresh(), today));
      expect(theLine(contract, cloud).activation).toMatchObject({
        state: "Activating",
        attempt: 1,
      });
      expect(contract.term.endDate).toBe("2026-10-01");
      expect(theLine(contract, cloud).granted).toBe(50);
    },
  );

  test("the day after the end date is refused: the window is closed", () => {
    expect(refusalOf(request(fresh(), "2026-10-02"))).toMatchObject({
      code: "ACTIVATION_WINDOW_CLOSED",
      remedy: "BUY_NEW_PLAN",
    });
  });

  test("that was completed in time is still found after the end date, but sends no mail", () => {
    const over = contractOn(aContract(), "2026-10-02");
    expect(valueOf(request(over, "2026-10-02"))).toEqual(over);
    expect(refusalOf(request(over, "2026-10-02", cloud, "distribution-1"))).toMatchObject({
      code: "ACTIVATION_WINDOW_CLOSED",
    });
  });

  test("is accepted for a retired offer bought before, until its own end date", () => {
    const actionPack = aContract({
      offerType: "ACTION_PACK",
      purchasedOn: "2025-01-21",
      active: [],
    });
    expect(
      theLine(valueOf(request(actionPack, "2025-07-01", onPremises)), onPremises).granted,
    ).toBe(10);
    expect(request(actionPack, "2026-02-20", onPremises).ok).toBe(true);
    expect(request(actionPack, "2026-02-21", onPremises).ok).toBe(false);
  });

  test.each([
    ["LAUNCH", cloud, "BUY_CLOUD_PLAN"],
    ["LAUNCH", onPremises, null],
    ["CORE", onPremises, null],
    ["EXPANDED", onPremises, null],
  ] as const)("of %s for %s is refused: not included", (offerType, kind, remedy) => {
    const contract = aContract({ offerType });
    expect(refusalOf(request(contract, "2025-10-01", kind))).toMatchObject({
      code: "BENEFIT_NOT_INCLUDED",
      remedy,
    });
  });

  test("for a kind that the offer does not include is refused for that reason even after the end date", () => {
    expect(
      refusalOf(request(aContract({ offerType: "CORE" }), "2027-01-01", onPremises)).code,
    ).toBe("BENEFIT_NOT_INCLUDED");
  });

  test("repeated during or after the activation changes nothing", () => {
    const running = valueOf(request(fresh(), "2025-09-02"));
    expect(valueOf(request(running, "2025-09-03"))).toEqual(running);

    const done = activated(fresh(), cloud, "2025-09-02");
    expect(valueOf(request(done, "2025-09-03"))).toEqual(done);
  });

  test.each([
    ["while it runs", valueOf(request(fresh(), "2025-09-02"))],
    ["after it", activated(fresh(), cloud, "2025-09-02")],
  ])(
    "made again %s with recipients adds them once, and never replaces the first ones",
    (_, one) => {
      const named = valueOf(request(one, "2025-09-02", cloud, "mail-1"));
      const again = valueOf(request(named, "2025-09-02", cloud, "mail-2"));

      expect(theLine(named, cloud).activation).toMatchObject({ distributionId: "mail-1" });
      expect(again).toEqual(named);
    },
  );

  test("each line has its own activation, and a new pair has a new one", () => {
    const contract = fresh();
    const newIds = renewed(aContract(), "2026-09-01", { issueNewIds: true });
    const ids = [
      activationIdOf(contract, cloud),
      activationIdOf(contract, onPremises),
      activationIdOf(newIds, cloud),
    ];
    expect(new Set(ids).size).toBe(3);

    const running = valueOf(request(contract, "2025-09-02"));
    expect(theLine(running, onPremises).activation.state).toBe("NotActivated");
  });
});

describe("the pair of a contract", () => {
  test("is issued once: a repeated step finds the first", () => {
    const first = issueCredentials(valueOf(request(fresh(), "2025-09-02")), pair);
    expect(issueCredentials(first, { ...pair, ciphertext: "second" })).toEqual(first);
  });

  test("is one for both lines", () => {
    const both = activated(activated(fresh(), cloud, "2025-09-02"), onPremises, "2025-11-01");
    expect(both.credentials?.issuedAt).toBe(noon("2025-09-02"));
    expect(both.lines.map(({ activation }) => activation.state)).toEqual(["Active", "Active"]);
  });

  test("of an earlier version is not stored: a workflow from before a renewal issues nothing", () => {
    const running = valueOf(request(fresh(), "2026-08-31"));
    const after = renewed(running, "2026-09-01", { issueNewIds: true });
    expect(issueCredentials(after, pair)).toEqual(after);
    expect(completeActivation(after, cloud, noon("2026-09-01"))).toEqual(after);
  });

  test("exists exactly when an activation has succeeded", () => {
    const running = valueOf(request(fresh(), "2025-09-02"));
    expect(isActivated(running)).toBe(false);
    expect(completeActivation(running, cloud, noon("2025-09-02"))).toEqual(running);
    expect(isActivated(activated(fresh(), onPremises, "2025-09-02"))).toBe(true);
  });
});

describe("the end of an activation", () => {
  test("keeps its first time when the step is repeated", () => {
    const done = activated(fresh(), cloud, "2025-09-02");
    expect(completeActivation(done, cloud, noon("2025-09-09"))).toEqual(done);
    expect(failActivation(done, cloud, noon("2025-09-09"))).toEqual(done);
    expect(theLine(done, cloud).activation).toMatchObject({ finishedAt: noon("2025-09-02") });
  });

  test("in failure shows no pair and may be tried again, as the same activation", () => {
    const failed = failActivation(
      valueOf(request(fresh(), "2025-09-02")),
      cloud,
      noon("2025-09-02"),
    );
    expect(isActivated(failed)).toBe(false);
    expect(theLine(failed, cloud).activation.state).toBe("ActivationFailed");

    const again = valueOf(request(failed, "2025-09-03"));
    expect(theLine(again, cloud).activation).toMatchObject({
      state: "Activating",
      attempt: 2,
      activationId: activationIdOf(failed, cloud),
      finishedAt: null,
    });
  });

  test("in failure keeps the recipients, who get the mail after the next attempt", () => {
    const named = valueOf(request(fresh(), "2025-09-02", cloud, "mail-1"));
    const failed = failActivation(named, cloud, noon("2025-09-02"));
    const again = valueOf(request(failed, "2025-09-03"));
    expect(theLine(again, cloud).activation).toMatchObject({ distributionId: "mail-1" });
  });

  test("of a line without an activation changes nothing", () => {
    expect(
      completeActivation(aContract({ active: [cloud] }), onPremises, noon("2025-09-02")),
    ).toEqual(aContract({ active: [cloud] }));
    expect(failActivation(fresh(), cloud, noon("2025-09-02"))).toEqual(fresh());
  });

  test("applies only to the running activation, not to one from before the pair was replaced", () => {
    const running = valueOf(request(fresh(), "2025-09-02"));
    const id = activationIdOf(running, cloud);
    expect(isInstanceOf(theLine(running, cloud), id)).toBe(true);
    expect(isInstanceOf(theLine(running, onPremises), id)).toBe(false);
    expect(isInstanceOf(undefined, id)).toBe(false);

    const after = valueOf(
      request(renewed(running, "2026-09-01", { issueNewIds: true }), "2026-09-02"),
    );
    expect(isInstanceOf(theLine(after, cloud), id)).toBe(false);
  });
});
