import { describe, expect, test } from "vitest";

import { makeCronSchedule } from "../../../shared/adapters/schedule/cron-schedule.ts";
import { missedRuns } from "../../../shared/application/workflows/sweep/missed-runs.ts";
import { newRunId, startedMs, timerRunId } from "../../../shared/application/workflows/run-id.ts";

const hourly = makeCronSchedule("0 5 * * * *");
const runId = "20260901T100500000Z-timer";

const account = (mark: string | null, now: string, scheduled = true) =>
  missedRuns(hourly, mark, new Date(now), { runId, scheduled });

const times = (account_: ReturnType<typeof account>) =>
  account_.missed.map(({ startedAt }) => startedAt.slice(0, 16));

describe("runs of the schedule that did not take place", () => {
  test("are not reported when each run came slightly early or late", () => {
    expect(account(null, "2026-09-01T10:05:00.020Z").missed).toEqual([]);
    expect(account("2026-09-01T09:05:00.020Z", "2026-09-01T10:05:00.003Z").missed).toEqual([]);
    expect(account("2026-09-01T09:04:59.900Z", "2026-09-01T10:05:00.003Z").missed).toEqual([]);
    expect(account("2026-09-01T09:05:40.000Z", "2026-09-01T10:04:59.900Z").missed).toEqual([]);
  });

  test("are listed newest first, the latest being the run that finds them", () => {
    const late = account("2026-09-01T06:05:00.020Z", "2026-09-01T10:05:00.020Z");
    expect(times(late)).toEqual(["2026-09-01T09:05", "2026-09-01T08:05", "2026-09-01T07:05"]);
    expect(late.missed[0]).toEqual({
      sweepId: `${runId}-missed-001`,
      state: "Missed",
      due: 0,
      renewed: 0,
      expired: 0,
      lapsed: 0,
      notices: 0,
      failed: 0,
      startedAt: "2026-09-01T09:05:00.000Z",
      finishedAt: null,
    });
    expect(late.mark).toBe("2026-09-01T10:05:00.020Z");
  });

  test("are found by an operator's sweep as well, which is not one of the schedule's", () => {
    const found = account("2026-09-01T08:05:00.020Z", "2026-09-01T10:30:00.000Z", false);
    expect(times(found)).toEqual(["2026-09-01T10:05", "2026-09-01T09:05"]);
    const next = account(found.mark, "2026-09-01T11:05:00.020Z");
    expect(next.missed).toEqual([]);
  });

  test("are not counted as missed while the timer may still be coming", () => {
    const found = account("2026-09-01T09:05:00.020Z", "2026-09-01T10:05:30.000Z", false);
    expect(found).toEqual({ missed: [], mark: "2026-09-01T09:05:00.020Z" });
  });

  test("over a long time are listed up to a limit, and one entry stands for the rest", () => {
    const { missed } = account("2026-01-01T00:05:00.020Z", "2026-09-01T10:05:00.020Z");
    expect(missed).toHaveLength(98);
    expect(missed.at(-2)?.finishedAt).toBeNull();
    expect(missed.at(-1)).toMatchObject({
      state: "Missed",
      startedAt: "2026-01-01T01:05:00.000Z",
      finishedAt: "2026-08-28T08:05:00.000Z",
    });
  });

  test("are not reported after the clock was set back", () => {
    const back = account("2030-01-01T00:05:00.000Z", "2026-09-01T10:30:00.000Z", false);
    expect(back).toEqual({ missed: [], mark: "2026-09-01T10:30:00.000Z" });
  });
});

describe("the id of a run", () => {
  test("says when it was started", () => {
    const ms = Date.parse("2026-09-01T10:05:00.123Z");
    expect(newRunId(ms, "0a1b2c3d-4e5f")).toBe("20260901T100500123Z-0a1b2c3d");
    expect(startedMs(newRunId(ms, "0a1b2c3d"))).toBe(ms);
    expect(startedMs(`${timerRunId(new Date(ms))}-missed-001`)).toBe(ms);
  });

  test.each(["", "x", "20260901T100500123Z", "20261341T100500123Z-a", "20260901T100500123Z-a'b"])(
    "is not %j",
    (text) => {
      expect(startedMs(text)).toBeUndefined();
    },
  );
});
