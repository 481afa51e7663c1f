import { describe, expect, test } from "vitest";

import type { Contract } from "../../../shared/domain/contract.ts";
import {
  nextCredentialVersion,
  replacePair,
  requestReplacement,
  withoutReplacement,
} from "../../../shared/domain/replacement.ts";
import { aContract, contractOn, refusalOf, renewed, valueOf } from "../../support/builders.ts";

const day = "2025-10-01";
const requested = (contract: Contract, times: number): Contract =>
  Array.from({ length: times }, (_, n) => `replacement-${n}`).reduce(
    (before, id) => valueOf(requestReplacement(before, id, day)),
    contract,
  );
const pairOf = (contract: Contract) => ({
  version: nextCredentialVersion(contract),
  keyId: "1",
  ciphertext: "new",
  issuedAt: `${day}T12:00:00.000Z`,
});

describe("a replacement of the pair", () => {
  test("is requested at most five times in a term, and again in the next one", () => {
    const five = requested(aContract(), 5);
    expect(refusalOf(requestReplacement(five, "sixth", day))).toMatchObject({
      code: "TOO_MANY_REPLACEMENTS",
      remedy: "UNLINK_ACCOUNTS",
    });
    const nextTerm = renewed(five, "2026-09-01");
    expect(requestReplacement(nextTerm, "sixth", "2026-09-01").ok).toBe(true);
  });

  test("that failed does not count in its term, and changes no other term", () => {
    const five = requested(aContract(), 5);
    expect(withoutReplacement(five, 1).replacements.inTerm).toBe(4);
    expect(withoutReplacement(five, 2).replacements.inTerm).toBe(5);
  });

  test.each([
    ["an expired offer", () => contractOn(aContract(), "2026-11-01"), "2026-11-01", "PLAN_EXPIRED"],
    ["a cancelled offer", () => ({ ...aContract(), cancelledOn: day }), day, "PLAN_EXPIRED"],
    [
      "an offer without IDs",
      () => ({ ...aContract(), credentials: null }),
      day,
      "BENEFIT_NOT_ACTIVATED",
    ],
  ])("is refused for %s", (_, contract, today, code) => {
    expect(refusalOf(requestReplacement(contract(), "r", today))).toMatchObject({ code });
  });

  test("forgets the letters of the activations, which had the old pair, and leaves other lines alone", () => {
    const before = aContract({ active: ["PartnerCloudSupport"] });
    const lines = before.lines.map((line) =>
      line.activation.state === "Active"
        ? { ...line, activation: { ...line.activation, distributionId: "letters" } }
        : line,
    );
    const after = replacePair({ ...before, lines }, pairOf(before));
    expect(after.lines.map(({ activation }) => activation)).toMatchObject([
      { state: "Active", distributionId: null },
      { state: "NotActivated" },
    ]);
    expect(after.lines[1]).toEqual(lines[1]);
  });

  test("keeps balances and active lines, and never repeats a version of the pair", () => {
    const before = aContract();
    const after = replacePair(before, pairOf(before));
    expect(after.credentialVersion).toBe(before.latestCredentialVersion + 1);
    expect(nextCredentialVersion(after)).toBe(after.credentialVersion + 1);
    expect(after.lines.map(({ granted, used }) => ({ granted, used }))).toEqual(
      before.lines.map(({ granted, used }) => ({ granted, used })),
    );
    expect(after.lines.map(({ activation }) => activation.state)).toEqual(
      before.lines.map(({ activation }) => activation.state),
    );
  });
});
