import { describe, expect, it } from "vitest";

import { dueInTerm } from "../../../shared/application/contracts/schedule-term.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { defaultNotices } from "../../../shared/domain/notice.ts";
import type { NoticeSettings } from "../../../shared/domain/notice.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aContract, aRenewal, cloud, noon, renewed } from "../../support/builders.ts";

/** What a contract's term brings, seen on a day: `subject or kind, day`. */
function scheduled(
  contract: Contract,
  today = "2025-09-01",
  settings: Partial<NoticeSettings> = {},
): string[] {
  const clock = { now: () => new Date(noon(today)) };
  const deps = { clock, rules: defaultRules, notices: { ...defaultNotices, ...settings } };
  return dueInTerm(deps, contract).map(({ day, item }) => `${item.subject ?? item.kind} ${day}`);
}

// Anniversary 2026-09-01, last day 2026-10-01.
const calendar = ["Anniversary 2026-09-01", "TermEnd 2026-10-02"];

describe("a term", () => {
  it("brings a notice 15 days before its anniversary, and one 23 days after (X7)", () => {
    expect(scheduled(aContract())).toEqual([
      ...calendar,
      "RenewalDue 2026-08-17",
      "WindowClosing 2026-09-24",
    ]);
  });

  it("brings one 30 days before its last day where a line is not activated", () => {
    const open = scheduled(aContract({ active: [cloud] }));
    expect(open).toContain("ActivateBy 2026-09-01");
  });

  it("brings them on the days that the settings say", () => {
    const settings = { renewalDueDays: 60, windowClosingDays: 10, activateByDays: 5 };
    expect(scheduled(aContract({ active: [] }), "2025-09-01", settings)).toEqual([
      ...calendar,
      "RenewalDue 2026-07-03",
      "WindowClosing 2026-09-11",
      "ActivateBy 2026-09-26",
    ]);
  });

  it("schedules no renewal notice after a renewal", () => {
    const recorded = { ...aContract(), renewal: aRenewal("2026-08-01") };
    expect(scheduled(recorded, "2026-08-01")).toEqual(calendar);
  });

  it("that a renewal has opened schedules a notice for the same day", () => {
    expect(scheduled(renewed(aContract(), "2026-09-05"), "2026-09-05")).toContain(
      "Renewed 2026-09-05",
    );
  });

  it("schedules missed notices for today if they still apply", () => {
    expect(scheduled(aContract(), "2026-08-30")).toContain("RenewalDue 2026-08-30");
    const late = scheduled(aContract(), "2026-09-28");
    expect(late).toEqual(["TermEnd 2026-10-02", "WindowClosing 2026-09-28"]);
  });
});
