import { describe, expect, test } from "vitest";

import type { Contract } from "../../../shared/domain/contract.ts";
import { alreadyHeld } from "../../../shared/domain/held.ts";
import { addDays } from "../../../shared/domain/plain-date.ts";
import { recordRenewal } from "../../../shared/domain/renewal.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { offerState, resolve } from "../../../shared/domain/terms.ts";
import {
  aContract,
  aRenewal,
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

const record = (
  contract: ReturnType<typeof aContract>,
  renewedOn: string,
  today = renewedOn,
  more = {},
) => recordRenewal(contractOn(contract, today), aRenewal(renewedOn, more), today, defaultRules);

// Bought 2025-09-01: anniversary 2026-09-01, window to 2026-10-01.
const spd = (used = {}) => aContract({ used });

describe("a renewal", () => {
  test.each([
    ["on the first day of the term", "2025-09-01", "2026-09-01"],
    ["early", "2026-08-15", "2026-09-01"],
    ["the day before the anniversary", "2026-08-31", "2026-09-01"],
    ["on the anniversary", "2026-09-01", "2026-09-01"],
    ["in the window", "2026-09-20", "2026-09-20"],
    ["on the last day of the window", "2026-10-01", "2026-10-01"],
  ])("%s opens the next term on its day, not before", (_when, renewedOn, opensOn) => {
    const recorded = valueOf(record(spd(), renewedOn, "2025-09-01"));

    expect(contractOn(recorded, addDays(opensOn, -1)).term.number).toBe(1);
    expect(contractOn(recorded, opensOn).term).toEqual({
      number: 2,
      start: "2026-09-01",
      anniversary: "2027-09-01",
      endDate: "2027-10-01",
      openedBy: "Renewal",
      decidingDate: opensOn,
      capEffectiveDate: "2025-06-23",
    });
  });

  test("with a later date in the window takes effect on that date; until then the old balance is usable", () => {
    const recorded = valueOf(record(spd({ [cloud]: 37 }), "2026-09-20", "2026-08-01"));
    const waiting = contractOn(recorded, "2026-09-19");

    expect(offerState(waiting, "2026-09-19")).toBe("InRenewalWindow");
    expect(theLine(waiting, cloud)).toMatchObject({ granted: 50, used: 37 });
    expect(theLine(contractOn(recorded, "2026-09-20"), cloud)).toMatchObject({
      granted: 50,
      used: 0,
    });
  });

  test.each([
    ["the day after the window", "2026-10-02", "2026-10-02"],
    ["after the window, told within 30 days of it", "2026-10-02", "2026-10-31"],
    ["in the window, but told 31 days after it", "2026-09-25", "2026-11-01"],
    ["dated ahead past the window", "2026-10-02", "2026-09-15"],
  ])("%s is refused: buy again", (_when, renewedOn, today) => {
    expect(refusalOf(record(spd(), renewedOn, today))).toMatchObject({
      code: "OFFER_EXPIRED",
      remedy: "BUY_AGAIN",
    });
  });

  test.each(["2026-10-02", "2026-10-20", "2026-10-31"])(
    "dated in the window and told on %s opens the expired offer again",
    (today) => {
      const expired = contractOn(spd({ [cloud]: 2 }), today);
      const renewal = aRenewal("2026-09-25", { recordedAt: noon(today) });
      const change = resolve(
        valueOf(recordRenewal(expired, renewal, today, defaultRules)),
        today,
        defaultRules,
      );

      expect(offerState(change.contract, today)).toBe("Active");
      expect(change.contract).toMatchObject({
        term: { number: 2, start: "2026-09-01", decidingDate: "2026-09-25" },
        credentials: expired.credentials,
        credentialVersion: 0,
        ended: false,
      });
      expect(theLine(change.contract, cloud)).toMatchObject({
        granted: 50,
        used: 0,
        activation: { state: "Active" },
      });
      // The expiry forfeited the rest. Nothing is forfeited again.
      expect(theLine(expired, cloud).forfeited).toBe(48);
      expect(change.closed).toMatchObject([{ lines: [{ used: 2, forfeited: 48 }, {}] }]);
      expect(change.entries.map(({ type }) => type)).toEqual(["Grant", "Grant"]);
    },
  );

  test("told late and with new IDs replaces the pair", () => {
    const expired = contractOn(spd(), "2026-10-20");
    const renewal = aRenewal("2026-09-25", { issueNewIds: true, recordedAt: noon("2026-10-20") });
    const told = valueOf(recordRenewal(expired, renewal, "2026-10-20", defaultRules));
    expect(contractOn(told, "2026-10-20")).toMatchObject({
      credentials: null,
      credentialVersion: 1,
    });
  });

  test("told late a second time is refused: the term is renewed", () => {
    const once = valueOf(record(spd(), "2026-09-25", "2026-10-20"));
    expect(refusalOf(record(once, "2026-09-26", "2026-10-21"))).toMatchObject({
      code: "RENEWAL_ALREADY_RECORDED",
    });
  });

  test("of a cancelled offer is refused with that reason", () => {
    const cancelled = { ...spd(), cancelledOn: "2025-09-10", ended: true };
    expect(refusalOf(record(cancelled, "2026-09-01"))).toMatchObject({
      code: "OFFER_EXPIRED",
      reason: "CANCELLED",
    });
  });

  test("before the term's start is a bad request", () => {
    expect(refusalOf(record(spd(), "2025-08-31", "2025-10-01")).field?.path).toBe("renewedOn");
  });

  test.each([
    ["before the anniversary", "2026-08-01", "2026-08-02"],
    ["on the day of the new term", "2026-09-01", "2026-09-01"],
    ["in the old term's window", "2026-09-01", "2026-09-20"],
    ["with the first one's date", "2026-08-01", "2026-09-20"],
  ])("of a term that is renewed is refused: %s", (_when, first, second) => {
    const once = valueOf(record(spd(), first));
    const date = _when === "with the first one's date" ? first : second;
    expect(refusalOf(record(once, date, second))).toMatchObject({
      code: "RENEWAL_ALREADY_RECORDED",
    });
  });

  test("of the new term is accepted once the old one's window has passed", () => {
    const once = renewed(spd(), "2026-09-01");
    expect(contractOn(valueOf(record(once, "2026-10-02")), "2027-09-01").term.number).toBe(3);
  });

  test.each([
    ["LEGACY_GOLD", "2024-11-05", "2025-11-05", "2025-11-05"],
    ["LEGACY_SILVER", "2024-01-22", "2025-01-22", "2025-01-22"],
    ["LEGACY_SILVER", "2024-01-22", "2025-01-21", "2025-01-22"],
    ["ACTION_PACK", "2025-01-21", "2025-02-01", "2026-01-21"],
  ] as const)(
    "of %s bought %s is refused on %s: retired",
    (offerType, purchasedOn, renewedOn, takesEffect) => {
      const contract = aContract({ offerType, purchasedOn });
      const refusal = refusalOf(record(contract, renewedOn));
      expect(refusal).toMatchObject({ code: "OFFER_RETIRED" });
      expect(refusal.detail).toMatch(/^[\w ]+ cannot be renewed from 2025-01-22 on/);
      expect(refusal.detail).toContain(
        `, and this renewal would take effect on ${takesEffect}. Buy a different offer.`,
      );
    },
  );

  test("of a legacy offer is accepted up to the day before retirement", () => {
    const contract = aContract({ offerType: "LEGACY_GOLD", purchasedOn: "2024-01-21" });
    expect(renewed(contract, "2025-01-21").term).toMatchObject({
      number: 2,
      anniversary: "2026-01-21",
      endDate: "2026-02-20",
    });
  });
});

describe("the term that a renewal opens", () => {
  test("has a fresh grant: what was left is forfeited, what was used does not count", () => {
    const before = contractOn(
      valueOf(record(spd({ [cloud]: 37, [onPremises]: 5 }), "2026-09-01")),
      "2026-08-31",
    );
    const change = resolve(before, "2026-09-01", defaultRules);

    expect(change.contract.lines).toMatchObject([
      { granted: 50, used: 0, refunded: 0, forfeited: 0 },
      { granted: 20, used: 0, refunded: 0, forfeited: 0 },
    ]);
    expect(change.closed).toMatchObject([
      {
        term: { number: 1 },
        lines: [
          { used: 37, forfeited: 13 },
          { used: 5, forfeited: 15 },
        ],
      },
    ]);
    expect(change.entries.map(({ delta, term, type }) => [term, type, delta])).toEqual([
      [1, "Forfeit", -13],
      [1, "Forfeit", -15],
      [2, "Grant", 50],
      [2, "Grant", 20],
    ]);
  });

  test("keeps pair, version and activation of each line without new IDs", () => {
    const before = aContract({ active: [cloud] });
    const after = renewed(before, "2026-09-01");

    expect(after.credentials).toEqual(before.credentials);
    expect(after.credentialVersion).toBe(0);
    expect(theLine(after, cloud).activation).toEqual(theLine(before, cloud).activation);
    expect(theLine(after, onPremises).activation.state).toBe("NotActivated");
  });

  test("with new IDs has no pair, the next version and every line to activate again", () => {
    const after = renewed(spd(), "2026-09-01", { issueNewIds: true });

    expect(after).toMatchObject({ credentials: null, credentialVersion: 1 });
    expect(after.lines.map(({ activation }) => activation)).toEqual([
      { state: "NotActivated" },
      { state: "NotActivated" },
    ]);
    expect(activated(after, cloud, "2026-09-02").credentials?.version).toBe(1);
  });

  test("keeps the old pair until the renewal with new IDs takes effect", () => {
    const recorded = valueOf(record(spd(), "2026-08-01", "2026-08-01", { issueNewIds: true }));
    expect(contractOn(recorded, "2026-08-31").credentialVersion).toBe(0);
    expect(contractOn(recorded, "2026-09-01").credentialVersion).toBe(1);
  });

  test("is decided by the catalogue again, not by the pack of a plan that is unlimited", () => {
    const spdBefore = aContract({ purchasedOn: "2024-08-01", planName: "Signature Cloud Support" });
    expect(theLine(renewed(spdBefore, "2025-08-01"), cloud).granted).toBe(50);
  });

  test("opened by a late record in the window is booked at the time of the record", () => {
    const recorded = valueOf(
      record(spd(), "2026-09-20", "2026-09-20", { recordedAt: noon("2026-09-20") }),
    );
    const { entries } = resolve(recorded, "2026-09-20", defaultRules);
    expect(new Set(entries.map(({ at }) => at))).toEqual(new Set([noon("2026-09-20")]));
  });
});

describe("a purchase of an offer that is held", () => {
  const renew = { hint: "RENEW_INSTEAD", remedy: "RENEW_OFFER" };
  const ahead = () => valueOf(record(spd(), "2026-09-20", "2026-08-01"));

  test.each<[string, Contract, string, string, RegExp, object | null]>([
    ["in the term", spd(), "2026-08-31", "2026-08-31", /^The partner already holds/, null],
    ["in the window", spd(), "2026-09-01", "2026-09-01", /^The partner already holds/, renew],
    ["at the end of the window", spd(), "2026-10-01", "2026-10-01", /already holds/, renew],
    ["before the window, told in it", spd(), "2026-08-31", "2026-09-05", /already holds/, renew],
    ["before the window, told after it", spd(), "2026-08-31", "2026-10-05", /held/, null],
    ["in the window, told after it", spd(), "2026-09-10", "2026-10-05", /held .* until/, renew],
    ["in the window, told 30 days after it", spd(), "2026-10-01", "2026-10-31", /held/, renew],
    ["in the window, told 31 days after it", spd(), "2026-10-01", "2026-11-01", /held/, null],
    ["in the window, with a renewal ahead", ahead(), "2026-09-05", "2026-09-05", /holds/, null],
    ["in the window, in the next term", ahead(), "2026-09-25", "2026-09-25", /holds/, null],
  ])("dated %s says whether to renew it instead", (_when, bought, date, today, words, advice) => {
    const held = contractOn(bought, today);
    const refusal = alreadyHeld(held, date, today, defaultRules);
    expect(refusal).toMatchObject({ code: "OFFER_ALREADY_HELD", ...advice });
    expect(refusal.detail).toMatch(words);
    expect("hint" in refusal).toBe(advice !== null);
    const renewal = aRenewal(date, { recordedAt: noon(today) });
    expect(!advice || recordRenewal(held, renewal, today, defaultRules).ok).toBe(true);
  });
});
