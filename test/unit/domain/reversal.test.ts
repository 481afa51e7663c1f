import { describe, expect, test } from "vitest";

import { unchanged } from "../../../shared/domain/change.ts";
import type { ClosedTerm, Contract } from "../../../shared/domain/contract.ts";
import { remainingOf } from "../../../shared/domain/contract.ts";
import { issueCredentials, requestActivation } from "../../../shared/domain/activation.ts";
import { recordRenewal } from "../../../shared/domain/renewal.ts";
import { takeBackRenewal } from "../../../shared/domain/reversal.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { offerState, resolve } from "../../../shared/domain/terms.ts";
import {
  aCause,
  aContract,
  activated,
  aRenewal,
  cloud,
  valueOf,
  noon,
  contractOn,
  refusalOf,
  theLine,
  withUsed,
} from "../../support/builders.ts";

/** An offer of 2025-09-01 with 2 cloud incidents used, renewed and resolved for a day. */
function renewedOn(date: string, today = date, more = {}) {
  const renewal = aRenewal(date, { recordedAt: noon(today), ...more });
  const before = contractOn(aContract({ used: { [cloud]: 2 } }), today);
  const recorded = valueOf(recordRenewal(before, renewal, today, defaultRules));
  const change = resolve(recorded, today, defaultRules);
  return { contract: change.contract, before: change.closed[0] ?? null };
}

const takeBack = (
  { before, contract }: { readonly contract: Contract; readonly before: ClosedTerm | null },
  number: number,
  today: string,
) => takeBackRenewal(contract, before, number, today, aCause({ at: noon(today) }));

describe("a renewal that is taken back", () => {
  test("before it takes effect leaves the contract without it, and without any entry", () => {
    const ahead = renewedOn("2026-09-20", "2026-08-01");
    const taken = valueOf(takeBack(ahead, 2, "2026-08-01"));
    expect(taken).toMatchObject({ contract: { renewal: null }, entries: [], closed: null });
    expect(
      offerState(contractOn(taken?.contract ?? ahead.contract, "2026-09-20"), "2026-09-20"),
    ).toBe("InRenewalWindow");
  });

  test.each([
    ["in the window", "2026-09-05", "2026-09-20", "InRenewalWindow", 48],
    ["on the last day of the window", "2026-09-05", "2026-10-01", "InRenewalWindow", 48],
    ["after the window", "2026-09-05", "2026-10-02", "Expired", 0],
    ["on the thirtieth day", "2026-09-25", "2026-10-25", "Expired", 0],
  ])("%s stands where it would without it", (_when, date, today, state, remaining) => {
    const { contract } = valueOf(takeBack(renewedOn(date), 2, today)) ?? {};
    if (!contract) throw new Error("nothing was taken back");
    expect(offerState(contract, today)).toBe(state);
    expect(contract.term).toMatchObject({ number: 1, endDate: "2026-10-01" });
    expect(remainingOf(theLine(contract, cloud))).toBe(remaining);
    expect(resolve(contract, today, defaultRules).entries).toEqual([]);
  });

  test.each([
    ["31 days after its date", "2026-09-05", "2026-10-06", {}, "TOO_LATE"],
    ["after a use", "2026-09-05", "2026-09-20", { [cloud]: 1 }, "USED"],
  ])("%s is refused", (_when, date, today, used, reason) => {
    const { before, contract } = renewedOn(date);
    expect(refusalOf(takeBack({ before, contract: withUsed(contract, used) }, 2, today))).toEqual(
      expect.objectContaining({ code: "RENEWAL_NOT_REVERSIBLE", reason }),
    );
  });

  test("is refused while the renewal of the next term is recorded", () => {
    const { before, contract } = renewedOn("2026-09-05");
    const ahead = valueOf(
      recordRenewal(contract, aRenewal("2026-12-01"), "2026-09-10", defaultRules),
    );
    expect(refusalOf(takeBack({ before, contract: ahead }, 2, "2026-09-10"))).toMatchObject({
      reason: "USED",
    });
    expect(valueOf(takeBack({ before, contract: ahead }, 3, "2026-09-10"))).not.toBeNull();
  });

  test.each([1, 3])("to term %i does not exist in a renewed second term", (number) => {
    expect(refusalOf(takeBack(renewedOn("2026-09-05"), number, "2026-09-06"))).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("of an earlier term is refused as too late", () => {
    const { contract } = renewedOn("2026-09-05");
    const third = contractOn({ ...contract, renewal: aRenewal("2027-09-01") }, "2027-09-01");
    expect(refusalOf(takeBack({ before: null, contract: third }, 2, "2027-09-01"))).toMatchObject({
      code: "RENEWAL_NOT_REVERSIBLE",
      reason: "TOO_LATE",
    });
  });

  test("to a later term leaves the earlier one for good, and the refusal says why", () => {
    const { contract } = renewedOn("2026-09-05");
    const third = resolve(
      { ...contract, renewal: aRenewal("2027-09-01") },
      "2027-09-01",
      defaultRules,
    );
    const state = { contract: third.contract, before: third.closed[0] ?? null };
    const second = valueOf(takeBack(state, 3, "2027-09-02"))?.contract;
    if (!second) throw new Error("nothing was taken back");
    expect(refusalOf(takeBack({ before: null, contract: second }, 2, "2027-09-02"))).toEqual({
      code: "RENEWAL_NOT_REVERSIBLE",
      reason: "TOO_LATE",
      detail: "The service does not have the data that it needs to take this renewal back.",
    });
  });

  test("is found taken back when it is repeated, until another renewal is recorded", () => {
    const { contract } = valueOf(takeBack(renewedOn("2026-09-05"), 2, "2026-09-06")) ?? {};
    if (!contract) throw new Error("nothing was taken back");
    expect(valueOf(takeBack({ before: null, contract }, 2, "2026-09-06"))).toBeNull();
  });

  test("and recorded again continues the chain of its term, so that no entry has the place of another", () => {
    const first = renewedOn("2026-09-05");
    const taken = valueOf(takeBack(first, 2, "2026-09-06"));
    if (!taken) throw new Error("nothing was taken back");
    const { contract, entries } = resolve(
      { ...taken.contract, renewal: aRenewal("2026-09-07") },
      "2026-09-07",
      defaultRules,
    );
    expect(contract.chain).toMatchObject({
      term: 2,
      openingHash: first.contract.chain.openingHash,
    });
    const places = [...taken.entries, ...entries].map(({ seq, term }) => `${term} ${seq}`);
    expect(new Set(places).size).toBe(places.length);
    expect(theLine(contract, cloud)).toMatchObject({ granted: 50, used: 0, forfeited: 0 });
  });
});

describe("the IDs after a renewal with new IDs is taken back", () => {
  const replaced = () => renewedOn("2026-09-05", "2026-09-05", { issueNewIds: true });

  test("are the earlier pair with its activations, also if the new one was activated", () => {
    const { before, contract } = replaced();
    const activatedAgain = activated(contract, cloud, "2026-09-06");
    const taken = valueOf(takeBack({ before, contract: activatedAgain }, 2, "2026-09-07"));
    expect(taken?.contract).toMatchObject({
      credentialVersion: 0,
      latestCredentialVersion: 1,
      credentials: { version: 0 },
      lines: [{ activation: { state: "Active" } }, { activation: { state: "Active" } }],
    });
  });

  test("get a version that no pair had when they are replaced again", () => {
    const taken = valueOf(takeBack(replaced(), 2, "2026-09-07"));
    const renewal = aRenewal("2026-09-08", { issueNewIds: true });
    const again = contractOn({ ...(taken?.contract ?? aContract()), renewal }, "2026-09-08");
    expect(again).toMatchObject({ credentialVersion: 2, latestCredentialVersion: 2 });
  });

  test("of an activation that the renewal interrupted can be requested again", () => {
    const request = { kind: cloud, requestedAt: noon("2026-09-04"), distributionId: null } as const;
    const running = valueOf(requestActivation(aContract({ active: [] }), request, "2026-09-04"));
    const renewal = aRenewal("2026-09-05", { issueNewIds: true });
    const change = resolve({ ...running, renewal }, "2026-09-05", defaultRules);
    const rolled = { contract: change.contract, before: change.closed[0] ?? null };
    const { contract } = valueOf(takeBack(rolled, 2, "2026-09-06")) ?? {};
    if (!contract) throw new Error("nothing was taken back");
    expect(theLine(contract, cloud).activation).toMatchObject({ state: "ActivationFailed" });
    const again = valueOf(requestActivation(contract, request, "2026-09-06"));
    expect(theLine(again, cloud).activation).toMatchObject({ state: "Activating", attempt: 2 });
  });

  test("stay if the pair was replaced once more in the new term", () => {
    const { before, contract } = replaced();
    const pair = { version: 2, keyId: "k1", ciphertext: "third", issuedAt: noon("2026-09-06") };
    const leaked = { ...contract, credentialVersion: 2, latestCredentialVersion: 2 };
    const again = issueCredentials(leaked, pair);
    const taken = valueOf(takeBack({ before, contract: again }, 2, "2026-09-07"));
    expect(taken?.contract.credentials).toEqual(pair);
    expect(unchanged(again).contract.credentialVersion).toBe(taken?.contract.credentialVersion);
    const activations = taken?.contract.lines.map(({ activation }) => activation.state);
    expect(activations).toEqual(["Active", "Active"]);
  });
});
