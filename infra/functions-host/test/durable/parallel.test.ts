import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("Task.all", () => {
  test("gives all results in the order of the calls", async () => {
    expect((await app().run("fanOut", 50)).output).toBe((50 * 49) / 2);
  });

  test("keeps apart what is retried side by side", async () => {
    expect((await app().run("fanOutRetrying")).output).toEqual([1, 2, 3, 4]);
  });

  test("fails with the first failure, but what follows waits for all, as on Azure", async () => {
    const { output, instanceId } = await app().run("allFailing");

    expect(output).toEqual(["Activity function 'fail' failed:  one of two ", "went on"]);
    const events = app().events(instanceId);
    expect(events.indexOf("TaskFailed")).toBeLessThan(events.indexOf("TimerFired"));
    expect(events.lastIndexOf("TaskScheduled")).toBeGreaterThan(events.indexOf("TimerFired"));
  });

  // Measured in this process's own CPU time, which does not depend on other processes.
  test("a fan-out makes at least 300 activities in a second of work", async () => {
    const count = 600;
    const started = process.cpuUsage();
    const id = await app().start("fanOut", count);
    await app().end(id, 30_000);
    const { user, system } = process.cpuUsage(started);
    expect(count / ((user + system) / 1e6)).toBeGreaterThanOrEqual(300);
  });
});
