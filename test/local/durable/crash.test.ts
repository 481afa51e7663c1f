import { setTimeout as delay } from "node:timers/promises";

import { beforeAll, describe, expect, test, vi } from "vitest";

import type { CrashPoint } from "../../../infra/local/durable/crash.ts";
import { Place } from "./spawned.ts";
import type { Life } from "./spawned.ts";

const livesMax = 30;
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000, maxConcurrency: 3 });

beforeAll(async () => {
  const life = await new Place().live();
  await life.stop();
});

/** Asks for it until the process has said yes; false when it died before. */
async function insist(
  { isDead }: Life,
  ask: () => Promise<number>,
  yes: number[],
): Promise<boolean> {
  while (!isDead()) {
    try {
      if (yes.includes(await ask())) return true;
    } catch {
      // The connection broke, so the process is dying; its exit is seen in a moment.
    }
    await delay(10);
  }
  return false;
}

/** Runs `steps` through one death after another, until a life is long enough; gives back its result. */
async function throughDeaths(place: Place, crashAt: (life: number) => string): Promise<unknown> {
  let isStarted = false;
  let isRaised = false;
  for (let n = 1; n <= livesMax; n++) {
    const life = await place.live(crashAt(n));
    const post = (path: string) => async () => {
      const headers = { "content-type": "application/json" };
      return (await life.app.rpc(path, { method: "POST", headers, body: '"gone"' })).status;
    };
    const ask = async () => (await life.app.rpc("instances/one")).status;
    const start = async () => ((await ask()) === 404 ? post("orchestrators/steps/one")() : 202);
    isStarted ||= await insist(life, start, [202]);
    isRaised ||= await insist(life, post("instances/one/raiseEvent/go"), [202, 410]);
    if (await insist(life, ask, [200])) {
      const { output } = await life.app.status("one");
      await life.kill();
      return output;
    }
  }
  throw new Error(`not done after ${livesMax} lives`);
}

const count = (steps: readonly string[], step: string) =>
  steps.filter((each) => each === step).length;

describe.concurrent("kill -9 at every point", () => {
  test.for<[CrashPoint, (life: number) => number, number]>([
    ["activity-before", (life) => life, 1],
    ["activity-after", (life) => life, 2],
    ["activity-committed", () => 1, 1],
    ["episode-before-commit", (life) => Math.min(life, 2), 1],
    ["episode-committed", () => 1, 1],
  ])("%s: nothing is lost, and only activities are repeated", async ([point, nth, runs]) => {
    const place = new Place();

    const output = await throughDeaths(place, (life) => `${point}:${nth(life)}`);

    expect(output).toEqual(["first", ["left", "right"], "gone", "child"]);
    // What ran beside another activity may have been hit by that one's crash.
    expect(new Set(place.steps)).toEqual(new Set(["first", "left", "right", "child"]));
    expect(count(place.steps, "first")).toBe(runs);
    expect(count(place.steps, "child")).toBe(runs);
  });
});

describe.concurrent("kill -9 from outside", () => {
  test("at any moment loses none of many orchestrations", async () => {
    const place = new Place();
    const ids = Array.from({ length: 15 }, (_, n) => `counting-${n}`);
    const first = await place.live();
    for (const id of ids) await first.app.start("counting", { from: 0, to: 40 }, id);
    await first.kill();
    for (const moment of [20, 110]) {
      const life = await place.live();
      await delay(moment);
      await life.kill();
    }

    const last = await place.live();
    for (const id of ids) expect((await last.app.end(id, 20_000)).output).toBe(40);
    await last.kill();
  });

  test("does not stop a timer, which fires in the next life", async () => {
    const place = new Place();
    const first = await place.live();
    const id = await first.app.start("sleeping", 1_500);
    await first.app.until(id, ({ runtimeStatus }) => runtimeStatus === "Running");
    await first.kill();

    const second = await place.live();
    const { before, after } = (await second.app.end(id)).output as Record<string, number>;
    expect((after ?? 0) - (before ?? 0)).toBeGreaterThanOrEqual(1_500);
    await second.kill();
  });
});
