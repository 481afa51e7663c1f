import { describe, expect, it } from "vitest";

import {
  defaultNotices,
  isTopicDue,
  topicName,
  parseTopic,
  usageRuleAt,
} from "../../../shared/domain/notice.ts";
import type { NoticeTopic } from "../../../shared/domain/notice.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import {
  aContract,
  aRenewal,
  cloud,
  contractOn,
  onPremises,
  renewed,
} from "../../support/builders.ts";

const isDue = (contract: Contract, topic: NoticeTopic, today: string): boolean =>
  isTopicDue(contractOn(contract, today), topic, today, defaultNotices);

/** The days of `days` on which the notice is due, first and last. */
function dueDays(contract: Contract, topic: NoticeTopic, days: readonly string[]): string[] {
  return days.filter((day) => isDue(contract, topic, day));
}

describe("a notice", () => {
  // Anniversary 2026-09-01, last day 2026-10-01.
  const offer = aContract();

  it("of the renewal is due from 15 days before the anniversary to the end, unless renewed (X7)", () => {
    const days = ["2026-08-16", "2026-08-17", "2026-09-01", "2026-10-01", "2026-10-02"];
    expect(dueDays(offer, { rule: "RenewalDue" }, days)).toEqual(days.slice(1, 4));
    const recorded = { ...offer, renewal: aRenewal("2026-08-01") };
    expect(dueDays(recorded, { rule: "RenewalDue" }, days.slice(0, 2))).toEqual([]);
  });

  it("of the window's end is due from 23 days after the anniversary (X7)", () => {
    const days = ["2026-09-23", "2026-09-24", "2026-10-01", "2026-10-02"];
    expect(dueDays(offer, { rule: "WindowClosing" }, days)).toEqual(days.slice(1, 3));
  });

  it("of the activation is due 30 days before the last day, for a line that is not activated", () => {
    const days = ["2026-08-31", "2026-09-01", "2026-10-01", "2026-10-02"];
    const partly = aContract({ active: [cloud] });
    expect(dueDays(partly, { rule: "ActivateBy" }, days)).toEqual(days.slice(1, 3));
    expect(dueDays(offer, { rule: "ActivateBy" }, days)).toEqual([]);
  });

  it("about a renewal is not sent for a retired offer (F181)", () => {
    const retired = aContract({ offerType: "ACTION_PACK", purchasedOn: "2024-09-01" });
    expect(isDue(retired, { rule: "RenewalDue" }, "2025-08-20")).toBe(false);
    expect(isDue(retired, { rule: "WindowClosing" }, "2025-09-25")).toBe(false);
  });

  it("of a new term is due in a term that a renewal has opened", () => {
    expect(isDue(offer, { rule: "Renewed" }, "2025-09-02")).toBe(false);
    const second = renewed(offer, "2026-09-05");
    expect(isDue(second, { rule: "Renewed" }, "2026-09-05")).toBe(true);
  });

  it("of usage is due for its own line, and only the stronger of two rules applies", () => {
    const used = aContract({ used: { [cloud]: 41, [onPremises]: 20 } });
    const due = (rule: "UsageHigh" | "Exhausted", kind: typeof cloud | typeof onPremises) =>
      isDue(used, { rule, kind }, "2025-10-01");
    expect(due("UsageHigh", cloud)).toBe(true);
    expect(due("Exhausted", cloud)).toBe(false);
    expect(due("UsageHigh", onPremises)).toBe(false);
    expect(due("Exhausted", onPremises)).toBe(true);
  });

  it("is never due for a cancelled offer", () => {
    const cancelled = { ...aContract({ used: { [cloud]: 50 } }), cancelledOn: "2025-09-20" };
    expect(isDue(cancelled, { rule: "Exhausted", kind: cloud }, "2025-09-21")).toBe(false);
  });

  it("can be found again by its name in the schedule", () => {
    const topics = [{ rule: "Renewed" }, { rule: "Exhausted", kind: onPremises }] as const;
    expect(topics.map(topicName)).toEqual(["Renewed", "Exhausted:PartnerOnPremisesSupport"]);
    expect(topics.map((topic) => parseTopic(topicName(topic)))).toEqual(topics);
    expect(parseTopic("Exhausted")).toBeUndefined();
  });

  it.each([
    [50, 39, null],
    [50, 40, "UsageHigh"],
    [50, 49, "UsageHigh"],
    [50, 50, "Exhausted"],
    [2, 1, null],
    [2, 2, "Exhausted"],
    [null, 9000, null],
    [0, 0, null],
  ])("of %s granted and %s used is %s", (granted, used, rule) => {
    expect(usageRuleAt({ granted, used }, defaultNotices)).toBe(rule);
  });
});
