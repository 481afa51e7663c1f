import { describe, expect, test } from "vitest";

import type { Contract } from "../../../shared/domain/contract.ts";
import { dateIn, startOfDay } from "../../../shared/domain/plain-date.ts";
import { recordRenewal } from "../../../shared/domain/renewal.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { offerState, resolve } from "../../../shared/domain/terms.ts";
import { aContract, aRenewal, valueOf, contractOn } from "../../support/builders.ts";
import { termDates } from "../../support/term-dates.ts";

const zones = [
  "Etc/UTC",
  "Pacific/Auckland",
  "America/Los_Angeles",
  "Africa/Cairo",
  "Pacific/Kiritimati",
];

const rows = Object.entries(termDates).flatMap(([anchor, terms]) =>
  zones.map((timeZone) => ({ anchor, terms, timeZone, rules: { ...defaultRules, timeZone } })),
);

describe.each(rows)("an offer of $anchor in $timeZone", ({ anchor, rules, terms, timeZone }) => {
  test("has the terms of the calendar, each opened at midnight of its anniversary there", () => {
    let contract: Contract = aContract({ purchasedOn: anchor });
    for (const [index, [anniversary, endDate]] of terms.entries()) {
      expect(contract.term).toMatchObject({ number: index + 1, anniversary, endDate });
      const ahead = valueOf(
        recordRenewal(contract, aRenewal(anniversary), contract.term.start, rules),
      );

      const midnight = startOfDay(anniversary, timeZone);
      const lastMoment = dateIn(new Date(midnight.getTime() - 1), timeZone);
      expect(resolve(ahead, lastMoment, rules).entries).toEqual([]);

      const opened = resolve(ahead, dateIn(midnight, timeZone), rules);
      expect(opened.contract.term).toMatchObject({ number: index + 2, start: anniversary });
      contract = opened.contract;
    }
  });

  test("unrenewed, is usable through the last day of the window and expired from the next", () => {
    const [[anniversary, endDate] = ["", ""]] = terms;
    const contract = aContract({ purchasedOn: anchor });
    const moments = [
      startOfDay(anniversary, timeZone).getTime() - 1,
      startOfDay(anniversary, timeZone).getTime(),
      startOfDay(endDate, timeZone).getTime(),
      startOfDay(endDate, timeZone).getTime() + 22 * 3_600_000,
      startOfDay(endDate, timeZone).getTime() + 26 * 3_600_000,
    ];

    const states = moments.map((at) => {
      const today = dateIn(new Date(at), timeZone);
      return offerState(contractOn(contract, today, rules), today);
    });

    expect(states).toEqual([
      "Active",
      "InRenewalWindow",
      "InRenewalWindow",
      "InRenewalWindow",
      "Expired",
    ]);
  });
});

test("a term opens at its program's midnight, whatever the machine's zone", () => {
  const opensAt = (timeZone: string) => {
    const rules = { ...defaultRules, timeZone };
    const contract = aContract({ purchasedOn: "2025-09-01" });
    const ahead = valueOf(recordRenewal(contract, aRenewal("2026-08-01"), "2026-08-01", rules));
    return resolve(ahead, "2026-09-01", rules).entries.map(({ at, type }) => [type, at]);
  };

  expect(opensAt("Pacific/Auckland")).toEqual([
    ["Forfeit", "2026-08-31T12:00:00.000Z"],
    ["Forfeit", "2026-08-31T12:00:00.000Z"],
    ["Grant", "2026-08-31T12:00:00.000Z"],
    ["Grant", "2026-08-31T12:00:00.000Z"],
  ]);
  expect(opensAt("America/Los_Angeles").at(-1)).toEqual(["Grant", "2026-09-01T07:00:00.000Z"]);
});
