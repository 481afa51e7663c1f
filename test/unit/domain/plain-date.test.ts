import { describe, expect, test } from "vitest";

import {
  addDays,
  anniversaryOf,
  dateIn,
  daysBetween,
  isPlainDate,
  laterOf,
  startOfDay,
} from "../../../shared/domain/plain-date.ts";

describe("a plain date", () => {
  test.each(["2024-02-29", "2000-02-29", "2026-12-31", "0100-01-01", "9999-12-31"])(
    "%s is one",
    (text) => {
      expect(isPlainDate(text)).toBe(true);
    },
  );

  test.each([
    "2023-02-29",
    "2100-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
    "2026-1-1",
    "20260101",
    "2026-01-01T00:00:00Z",
    " 2026-01-01",
    "2026-01-01\n",
    "+02026-01-01",
    "２０２６-01-01",
    "",
  ])("%j is none", (text) => {
    expect(isPlainDate(text)).toBe(false);
  });

  test.each([
    ["2026-09-01", 30, "2026-10-01"],
    ["2018-10-15", 30, "2018-11-14"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2023-02-28", 1, "2023-03-01"],
    ["2024-02-29", 30, "2024-03-30"],
    ["2025-12-31", 1, "2026-01-01"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-03-29", 0, "2026-03-29"],
  ])("%s and %i days is %s", (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  test("later returns the later of two dates", () => {
    expect(laterOf("2025-06-10", "2025-07-01")).toBe("2025-07-01");
    expect(laterOf("2025-07-01", "2025-06-10")).toBe("2025-07-01");
    expect(laterOf("2025-07-01", "2025-07-01")).toBe("2025-07-01");
  });
});

describe("an anniversary", () => {
  test.each([
    ["2024-02-29", 1, "2025-02-28"],
    ["2024-02-29", 3, "2027-02-28"],
    ["2024-02-29", 4, "2028-02-29"],
    ["2096-02-29", 4, "2100-02-28"],
    ["2096-02-29", 8, "2104-02-29"],
    ["2023-02-28", 1, "2024-02-28"],
    ["2023-03-01", 1, "2024-03-01"],
    ["2025-12-31", 1, "2026-12-31"],
    ["2024-02-29", 0, "2024-02-29"],
  ])("of %s after %i years is %s", (anchor, years, expected) => {
    expect(anniversaryOf(anchor, years)).toBe(expected);
  });
});

describe("the date in a zone", () => {
  test.each([
    ["2026-10-01T23:59:59.999Z", "Etc/UTC", "2026-10-01"],
    ["2026-10-02T00:00:00.000Z", "Etc/UTC", "2026-10-02"],
    ["2026-10-02T00:00:00.000Z", "America/Los_Angeles", "2026-10-01"],
    ["2026-10-01T11:00:00.000Z", "Pacific/Auckland", "2026-10-02"],
    ["2026-10-01T10:59:59.999Z", "Pacific/Auckland", "2026-10-01"],
    ["2026-10-01T18:29:59.999Z", "Asia/Kolkata", "2026-10-01"],
    ["2026-10-01T18:30:00.000Z", "Asia/Kolkata", "2026-10-02"],
    ["2026-01-01T10:00:00.000Z", "Pacific/Kiritimati", "2026-01-02"],
    ["2024-02-29T23:59:59.999Z", "Etc/UTC", "2024-02-29"],
    ["2011-12-30T09:59:59.999Z", "Pacific/Apia", "2011-12-29"],
    ["2011-12-30T10:00:00.000Z", "Pacific/Apia", "2011-12-31"],
  ])("at %s in %s is %s", (instant, zone, date) => {
    expect(dateIn(new Date(instant), zone)).toBe(date);
  });
});

describe("the start of a day", () => {
  // Where clocks go forward at midnight, the day begins at 01:00 on the wall; where they go back
  // over midnight, the date is shown from its first midnight on.
  test.each([
    ["2026-09-01", "Etc/UTC", "2026-09-01T00:00:00.000Z"],
    ["2026-03-08", "America/Los_Angeles", "2026-03-08T08:00:00.000Z"],
    ["2026-03-09", "America/Los_Angeles", "2026-03-09T07:00:00.000Z"],
    ["2026-11-02", "America/Los_Angeles", "2026-11-02T08:00:00.000Z"],
    ["2026-09-27", "Pacific/Auckland", "2026-09-26T12:00:00.000Z"],
    ["2026-09-28", "Pacific/Auckland", "2026-09-27T11:00:00.000Z"],
    ["2026-10-01", "Asia/Kolkata", "2026-09-30T18:30:00.000Z"],
    ["2026-10-01", "Asia/Kathmandu", "2026-09-30T18:15:00.000Z"],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["2018-02-18", "America/Sao_Paulo", "2018-02-18T03:00:00.000Z"],
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
    ["2026-10-30", "Africa/Cairo", "2026-10-29T22:00:00.000Z"],
    ["2025-11-02", "America/Havana", "2025-11-02T04:00:00.000Z"],
    ["2026-10-25", "Atlantic/Azores", "2026-10-25T00:00:00.000Z"],
    ["2021-10-29", "Asia/Amman", "2021-10-28T21:00:00.000Z"],
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("%s in %s is %s", (date, zone, instant) => {
    expect(startOfDay(date, zone).toISOString()).toBe(instant);
  });
});
