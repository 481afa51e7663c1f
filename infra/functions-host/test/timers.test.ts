import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { HostedFunction } from "../src/check-app.ts";
import type { Invoke } from "../src/invoke.ts";
import { openStatusStore } from "../src/schedule-status.ts";
import { startTimer, type HostTimer } from "../src/timers.ts";
import { expectSoon, serve } from "./support.ts";

interface TimerInfo {
  Schedule: { AdjustForDST: boolean };
  ScheduleStatus: { Last: string; Next: string; LastUpdated: string } | null;
  IsPastDue: boolean;
}
const never = "0001-01-01T00:00:00+00:00";
const hourly = "0 0 * * * *";

describe("timers", () => {
  let dataDir: string;
  let runs: (TimerInfo & { at: string })[];
  let during: () => Promise<void>;
  let running: HostTimer[];

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date("2026-03-01T12:30:00Z") });
    dataDir = mkdtempSync(join(tmpdir(), "timers-"));
    runs = [];
    running = [];
    during = () => Promise.resolve();
  });
  afterEach(async () => {
    await Promise.all(running.map((timer) => timer.stop()));
    vi.useRealTimers();
    rmSync(dataDir, { recursive: true });
  });

  const invoke: Invoke = async (_hosted, request) => {
    const info = JSON.parse(request.inputData[0]?.data.json ?? "") as TimerInfo;
    runs.push({ ...info, at: new Date().toISOString() });
    await during();
    return undefined;
  };
  function start(schedule: string): HostTimer {
    const trigger = { name: "timer", type: "timerTrigger", direction: "in", schedule } as const;
    const metadata = { name: "t", bindings: { timer: trigger } };
    const hosted: HostedFunction = { name: "t", metadata, callback: vi.fn(), trigger, clients: [] };
    const timer = startTimer(hosted, openStatusStore(dataDir), invoke, vi.fn());
    running.push(timer);
    return timer;
  }
  const minutes = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 60_000);
  const times = (): string[] => runs.map(({ at }) => at.slice(8, 19));

  it("fire at each time of their schedule, in UTC", async () => {
    start("0 15,45 13-14 * * *");
    await minutes(24 * 60);
    expect(times()).toEqual(["01T13:15:00", "01T13:45:00", "01T14:15:00", "01T14:45:00"]);
  });

  it("take a day only when day of month and day of week both allow it, as NCrontab does", async () => {
    start("0 0 0 1-7 * MON");
    await minutes(24 * 60 * 9);
    expect(times()).toEqual(["02T00:00:00"]);
  });

  it("wait longer than a JavaScript timer can", async () => {
    start("0 0 0 1 5 *");
    await minutes(24 * 60 * 62);
    expect(runs.map(({ at }) => at)).toEqual(["2026-05-01T00:00:00.000Z"]);
  });

  it("get their status: never run at first, then the last and the next time", async () => {
    start(hourly);
    await minutes(90);
    expect(runs).toMatchObject([
      {
        Schedule: { AdjustForDST: true },
        ScheduleStatus: { Last: never, Next: "2026-03-01T13:00:00.000Z" },
        IsPastDue: false,
      },
      { ScheduleStatus: { Last: "2026-03-01T13:00:00.000Z", Next: "2026-03-01T14:00:00.000Z" } },
    ]);
  });

  it("make up once, at once and past due, for what was missed while no host ran", async () => {
    await start(hourly).stop();
    vi.setSystemTime(new Date("2026-03-01T17:10:00Z"));
    start(hourly);
    await minutes(60);
    expect(times()).toEqual(["01T17:10:00", "01T18:00:00"]);
    expect(runs.map(({ IsPastDue }) => IsPastDue)).toEqual([true, false]);
    expect(runs[0]?.ScheduleStatus?.Next).toBe("2026-03-01T13:00:00.000Z");
  });

  it("make up for nothing when nothing was missed", async () => {
    await start(hourly).stop();
    start(hourly);
    await minutes(1);
    expect(runs).toEqual([]);
  });

  it("make up for nothing when the schedule was changed meanwhile", async () => {
    await start(hourly).stop();
    vi.setSystemTime(new Date("2026-03-01T17:10:00Z"));
    start("0 20 * * * *");
    await minutes(15);
    expect(times()).toEqual(["01T17:20:00"]);
    expect(runs[0]?.IsPastDue).toBe(false);
  });

  it("that fire more than once a minute keep no status and make up for nothing", async () => {
    const schedule = "*/10 * * * * *";
    await start(schedule).stop();
    vi.setSystemTime(new Date("2026-03-01T17:59:55Z"));
    start(schedule);
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs).toMatchObject([
      { ScheduleStatus: null, IsPastDue: false, at: "2026-03-01T18:00:00.000Z" },
    ]);
  });

  it("never overlap themselves: a run past the next time is followed by one run at once", async () => {
    during = () => new Promise((resolve) => setTimeout(resolve, 150 * 60_000));
    start(hourly);
    await minutes(60);
    expect(times()).toEqual(["01T13:00:00"]);
    during = () => Promise.resolve();
    await minutes(180);
    expect(times()).toEqual(["01T13:00:00", "01T15:30:00", "01T16:00:00"]);
  });

  it("go on after a run that failed, without repeating it", async () => {
    during = () => Promise.reject(new Error("no"));
    start(hourly);
    await minutes(120);
    expect(times()).toEqual(["01T13:00:00", "01T14:00:00"]);
  });

  it("wait for the current run when they stop, and start no other", async () => {
    let ended = false;
    during = () =>
      new Promise((resolve) => setTimeout(resolve, 60_000)).then(() => void (ended = true));
    const timer = start(hourly);
    await minutes(30);
    const stopped = timer.stop();
    await minutes(120);
    await stopped;
    expect([ended, runs.length]).toEqual([true, 1]);
  });

  it("run at once when triggered, and keep their schedule", async () => {
    const timer = start(hourly);
    await timer.trigger();
    await minutes(30);
    expect(times()).toEqual(["01T12:30:00", "01T13:00:00"]);
  });
});

describe("a timer function in the host", () => {
  it("gets the timer in the shape of the library, its schedule from an app setting", async () => {
    vi.stubEnv("EACH_SECOND", "* * * * * *");
    const host = await serve({
      code: `app.timer("t", { schedule: "%EACH_SECOND%", handler: (timer, context) => context.log(JSON.stringify(timer)) });`,
    });
    vi.unstubAllEnvs();
    await expectSoon(() => host.lines.join("\n")).toContain(
      `{"schedule":{"adjustForDST":true},"scheduleStatus":null,"isPastDue":false}`,
    );
  });
});
