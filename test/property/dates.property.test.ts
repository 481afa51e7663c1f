import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  addDays,
  anniversaryOf,
  dateIn,
  daysBetween,
  isPlainDate,
  startOfDay,
} from "../../shared/domain/plain-date.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { termOf } from "../../shared/domain/terms.ts";
import "../support/seed.ts";

const date = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const leapDay = fc.integer({ min: 500, max: 520 }).map((n) => `${n * 4}-02-29`);
const anchor = fc.oneof({ weight: 3, arbitrary: date }, { weight: 1, arbitrary: leapDay });

// Includes zones whose clocks change at midnight, and one that skipped a day.
const zone = fc.constantFrom(
  "Etc/UTC",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "America/Havana",
  "Africa/Cairo",
  "Asia/Amman",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Auckland",
);

describe("plain dates", () => {
  test("the start of a day is its first instant, in every zone", () => {
    fc.assert(
      fc.property(date, zone, (day, timeZone) => {
        const start = startOfDay(day, timeZone);
        // The day that Apia skipped starts at the same instant as the next day.
        const shown = timeZone === "Pacific/Apia" && day === "2011-12-30" ? "2011-12-31" : day;
        expect(dateIn(start, timeZone)).toBe(shown);
        expect(dateIn(new Date(start.getTime() - 1), timeZone) < day).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("adding days is the inverse of counting them", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(isPlainDate(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(days);
        expect(Math.sign(days)).toBe(to > from ? 1 : to < from ? -1 : 0);
      }),
    );
  });
});

describe("anniversaries", () => {
  test("each anniversary is in the requested year, on the anchor's day or on 28 February", () => {
    fc.assert(
      fc.property(anchor, fc.integer({ min: 0, max: 60 }), (from, years) => {
        const found = anniversaryOf(from, years);
        expect(isPlainDate(found)).toBe(true);
        expect(Number(found.slice(0, 4))).toBe(Number(from.slice(0, 4)) + years);
        const sameDay = found.slice(0, 4) + from.slice(4);
        expect(found).toBe(isPlainDate(sameDay) ? sameDay : `${found.slice(0, 4)}-02-28`);
      }),
    );
  });

  test("a leap-day anchor is 29 February in every leap year, after any number of terms", () => {
    fc.assert(
      fc.property(leapDay, fc.integer({ min: 1, max: 20 }), (from, fours) => {
        const later = anniversaryOf(from, fours * 4);
        fc.pre(!later.startsWith("2100"));
        expect(later.slice(5)).toBe("02-29");
      }),
    );
  });

  test("terms have no gap or overlap and last 365 or 366 days", () => {
    fc.assert(
      fc.property(anchor, fc.integer({ min: 1, max: 40 }), (from, number) => {
        const opening = { openedBy: "Renewal", decidingDate: from } as const;
        const term = termOf(from, number, opening, defaultRules);
        const next = termOf(from, number + 1, opening, defaultRules);
        expect(next.start).toBe(term.anniversary);
        expect([365, 366]).toContain(daysBetween(term.start, term.anniversary));
        expect(daysBetween(term.anniversary, term.endDate)).toBe(30);
      }),
    );
  });
});
