import { describe, expect, test } from "vitest";

import { makeCronSchedule } from "../../shared/adapters/schedule/cron-schedule.ts";
import { TableSweepStore } from "../../shared/adapters/tables/table-sweep-store.ts";
import { makeListSweeps } from "../../shared/application/operations/list-sweeps.ts";
import {
  makeStartScheduledSweep,
  makeStartSweep,
} from "../../shared/application/operations/start-sweep.ts";
import type { ScheduleStore } from "../../shared/application/ports/operations.ts";
import type { Deps } from "../../shared/application/deps.ts";
import { noopTelemetry } from "../../shared/application/ports/telemetry.ts";
import type { Workflows } from "../../shared/application/ports/workflows.ts";
import { noCounts } from "../../shared/application/workflows/sweep/sweep-counts.ts";
import { makeSweepRun } from "../../shared/application/workflows/sweep/sweep-run.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { useAzurite } from "../support/azurite.ts";
import { valueOf } from "../support/builders.ts";
import type { SweepView } from "../../shared/contract/operations.ts";

const storage = useAzurite();

const unused = undefined as unknown as ScheduleStore;

const idle: Workflows["sweep"] = () => Promise.resolve();

/** Starts sweeps on the hourly schedule (five past) with a controlled clock. */
async function service() {
  const sweeps = new TableSweepStore((await storage.freshTables()).operations);
  const started: string[] = [];
  const workflows = {
    sweep: async (id: string) => {
      if (engine.isDown) throw new Error("The engine is down");
      started.push(id);
      await engine.carriesOut(id);
      if (engine.killsStarter) throw new Error("killed");
    },
  };
  const engine = {
    isDown: false,
    killsStarter: false,
    carriesOut: idle,
  };
  let now = new Date(0);
  let suffix = 0;
  const removeOld = async (): Promise<void> => undefined;
  const refundReviews = { list: async () => [] };
  const nothingOld = {
    ...{ attempts: { removeOld }, mailQuota: { removeOld }, refundReviews },
  } as unknown as Pick<Deps, "attempts" | "contracts" | "mailQuota" | "refundReviews">;
  const deps = {
    sweeps,
    clock: { now: () => now },
    realNowMs: () => now.getTime(),
    runSchedule: makeCronSchedule("0 5 * * * *"),
    workflows: workflows as unknown as Workflows,
    newSuffix: () => `n${(suffix += 1)}`,
  };
  return {
    sweeps,
    started,
    engine,
    ...makeSweepRun({
      ...deps,
      ...nothingOld,
      rules: defaultRules,
      schedule: unused,
      telemetry: noopTelemetry,
    }),
    at: (time: string): void => {
      now = new Date(time);
    },
    timer: makeStartScheduledSweep(deps),
    operator: () => makeStartSweep(deps)(),
    list: async (limit = 50, cursor?: string) =>
      valueOf(await makeListSweeps(deps)({ limit, cursor })),
  };
}

const shown = ({ startedAt, state }: SweepView) => [state, startedAt.slice(0, 16)];

describe("the list of sweeps", () => {
  test("lists the newest first, including missed runs", async () => {
    const { at, list, operator, timer } = await service();
    at("2026-09-01T06:05:00.010Z");
    await timer();
    at("2026-09-01T09:05:00.010Z");
    await timer();
    at("2026-09-01T09:30:00.000Z");
    await operator();

    const { cursor, items } = await list();

    expect(cursor).toBeNull();
    expect(items.map(shown)).toEqual([
      ["Running", "2026-09-01T09:30"],
      ["Running", "2026-09-01T09:05"],
      ["Missed", "2026-09-01T08:05"],
      ["Missed", "2026-09-01T07:05"],
      ["Running", "2026-09-01T06:05"],
    ]);
  });

  test("is paged without gap or repeat, and refuses a cursor that it did not return", async () => {
    const { at, list, sweeps, timer } = await service();
    at("2026-09-01T06:05:00.010Z");
    await timer();
    at("2026-09-11T06:05:00.010Z");
    await timer();
    const all: SweepView[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list(40, cursor);
      all.push(...page.items);
      cursor = page.cursor;
    }

    expect(all).toHaveLength(1 + 98 + 1);
    expect(new Set(all.map(({ sweepId }) => sweepId)).size).toBe(all.length);
    expect(all.at(-2)).toMatchObject({
      state: "Missed",
      startedAt: "2026-09-01T07:05:00.000Z",
      finishedAt: "2026-09-07T04:05:00.000Z",
    });
    expect(await sweeps.list("bm90IG1pbmU", 10)).toBeNull();
  });

  test("gets one entry per tick, however often the timer fires", async () => {
    const { at, list, started, timer } = await service();
    at("2026-09-01T06:05:00.010Z");
    const first = await timer();
    at("2026-09-01T06:05:03.000Z");

    expect(await timer()).toEqual(first);
    expect(started).toEqual([first.sweepId, first.sweepId]);
    expect((await list()).items).toHaveLength(1);
  });

  test("gets an entry for a timer that fired out of schedule", async () => {
    const { at, list, sweeps, timer } = await service();
    at("2026-09-01T06:05:00.010Z");
    const first = await timer();
    const run = await sweeps.read(first.sweepId);
    if (run) await sweeps.put({ ...run, state: "Completed" });
    at("2026-09-01T06:20:00.000Z");

    expect((await timer()).sweepId).not.toBe(first.sweepId);
    expect((await list()).items.map(({ state }) => state)).toEqual(["Running", "Completed"]);
  });

  test("has every missed run once, even if several sweeps start at once", async () => {
    const { at, list, operator, timer } = await service();
    at("2026-09-01T06:05:00.010Z");
    await timer();
    at("2026-09-01T09:30:00.000Z");
    await Promise.all([operator(), operator(), operator()]);

    const { items } = await list();

    expect(items.filter(({ state }) => state === "Missed").map(shown)).toEqual([
      ["Missed", "2026-09-01T09:05"],
      ["Missed", "2026-09-01T08:05"],
      ["Missed", "2026-09-01T07:05"],
    ]);
    expect(items).toHaveLength(7);
  });

  test("has no sweep that could not be started, and shows the timer's as missed", async () => {
    const { at, engine, list, operator, timer } = await service();
    at("2026-09-01T05:05:00.010Z");
    await timer();
    engine.isDown = true;
    at("2026-09-01T06:05:00.010Z");
    await expect(timer()).rejects.toThrow("The engine is down");
    await expect(operator()).rejects.toThrow("The engine is down");
    expect((await list()).items).toHaveLength(1);

    engine.isDown = false;
    at("2026-09-01T07:05:00.010Z");
    await timer();

    expect((await list()).items.map(shown)).toEqual([
      ["Running", "2026-09-01T07:05"],
      ["Missed", "2026-09-01T06:05"],
      ["Running", "2026-09-01T05:05"],
    ]);
  });

  // If the process is killed before the start, no run exists. If it is killed after it, only the run itself exists.
  test.each(["operator", "timer"] as const)(
    "has the run of a starter that was killed as soon as it had started it: %s",
    async (starter) => {
      const { at, beginSweep, engine, list, started, sweeps, ...starters } = await service();
      at("2026-09-01T05:05:00.010Z");
      await starters.timer();
      at("2026-09-01T07:05:00.010Z");
      engine.killsStarter = true;
      await expect(starters[starter]()).rejects.toThrow("killed");
      const [, sweepId = ""] = started;
      expect(await sweeps.read(sweepId)).toBeNull();

      await beginSweep({ sweepId });
      await beginSweep({ sweepId });

      expect((await list()).items.map(shown)).toEqual([
        ["Running", "2026-09-01T07:05"],
        ["Missed", "2026-09-01T06:05"],
        ["Running", "2026-09-01T05:05"],
      ]);
    },
  );

  test("keeps the result of a run that ended before its starter listed it", async () => {
    const { at, beginSweep, engine, list, operator, recordSweep, sweeps } = await service();
    at("2026-09-01T06:20:00.000Z");
    engine.carriesOut = async (sweepId) => {
      await beginSweep({ sweepId });
      await recordSweep({ sweepId, counts: { ...noCounts, renewed: 3 }, state: "Completed" });
    };

    const { sweepId } = valueOf(await operator());

    const ended = { sweepId, state: "Completed", renewed: 3 } as const;
    expect((await list()).items).toMatchObject([ended]);
    // Also if both read at the same time and neither saw the other's entry.
    const run = (await list()).items[0];
    const mark = await sweeps.readMark();
    if (!run || !mark) throw new Error("There is no run");
    const late = { ...run, state: "Running", renewed: 0 } as const;
    expect(await sweeps.begin(late, [], mark.value, mark.etag)).toBe(false);
    expect((await list()).items).toMatchObject([ended]);
  });

  test("has no sweep with an unknown ID", async () => {
    const { sweeps } = await service();
    expect(await sweeps.read("mark")).toBeNull();
    expect(await sweeps.read("20260901T060500000Z-timer")).toBeNull();
  });
});
