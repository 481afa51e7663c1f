import { setTimeout as delay } from "node:timers/promises";

import { beforeAll, describe, expect, test, vi } from "vitest";

import type { CrashPoint } from "../../src/durable/model/crash-points.ts";
import { DataDir } from "./spawned.ts";
import type { HostProcess } from "./spawned.ts";

const processesMax = 30;
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000, maxConcurrency: 3 });

beforeAll(async () => {
  const host = await new DataDir().start();
  await host.stop();
});

/** Asks until the process answers with this status; false when the process died before. */
async function answers(
  { isDead }: HostProcess,
  ask: () => Promise<number>,
  status: number,
): Promise<boolean> {
  while (!isDead()) {
    try {
      if ((await ask()) === status) return true;
    } catch {
      // The connection broke because the process dies; its exit follows.
    }
    await delay(10);
  }
  return false;
}

/** Runs `steps` in one process after another until one completes it; returns its output. */
async function runThroughCrashes(
  dataDir: DataDir,
  crashAt: (nth: number) => string,
): Promise<unknown> {
  let isStarted = false;
  for (let n = 1; n <= processesMax; n++) {
    const host = await dataDir.start(crashAt(n));
    const status = async () => (await host.app.rpc("instances/one")).status;
    const start = async () => {
      if ((await status()) !== 404) return 202;
      return (await host.app.rpc("orchestrators/steps/one", { method: "POST" })).status;
    };
    isStarted ||= await answers(host, start, 202);
    if (await answers(host, status, 200)) {
      const { output } = await host.app.status("one");
      await host.kill();
      return output;
    }
  }
  throw new Error(`not done after ${processesMax} processes`);
}

const count = (steps: readonly string[], step: string) =>
  steps.filter((each) => each === step).length;

describe.concurrent("kill -9 at every point", () => {
  test.for<[CrashPoint, (nth: number) => number, number]>([
    ["activity-before", (nth) => nth, 1],
    ["activity-after", (nth) => nth, 2],
    ["activity-committed", () => 1, 1],
    ["episode-before-commit", (nth) => Math.min(nth, 2), 1],
    ["episode-committed", () => 1, 1],
  ])("%s: nothing is lost, and only activities are repeated", async ([point, pass, runs]) => {
    const dataDir = new DataDir();

    const output = await runThroughCrashes(dataDir, (nth) => `${point}:${pass(nth)}`);

    expect(output).toEqual(["first", ["left", "right"], "child"]);
    // Parallel activities may run again because of each other's crash.
    expect(new Set(dataDir.steps)).toEqual(new Set(["first", "left", "right", "child"]));
    expect(count(dataDir.steps, "first")).toBe(runs);
    expect(count(dataDir.steps, "child")).toBe(runs);
  });
});

describe.concurrent("kill -9 from outside", () => {
  test("at any moment loses none of many orchestrations", async () => {
    const dataDir = new DataDir();
    const ids = Array.from({ length: 15 }, (_, n) => `counting-${n}`);
    const first = await dataDir.start();
    for (const id of ids) await first.app.start("counting", { from: 0, to: 40 }, id);
    await first.kill();
    for (const moment of [20, 110]) {
      const host = await dataDir.start();
      await delay(moment);
      await host.kill();
    }

    const last = await dataDir.start();
    for (const id of ids) expect((await last.app.end(id, 20_000)).output).toBe(40);
    await last.kill();
  });

  test("does not stop a timer, which fires in the next process", async () => {
    const dataDir = new DataDir();
    const first = await dataDir.start();
    const id = await first.app.start("sleeping", 1_500);
    await first.app.until(id, ({ runtimeStatus }) => runtimeStatus === "Running");
    await first.kill();

    const second = await dataDir.start();
    const { before, after } = (await second.app.end(id)).output as Record<string, number>;
    expect((after ?? 0) - (before ?? 0)).toBeGreaterThanOrEqual(1_500);
    await second.kill();
  });
});
