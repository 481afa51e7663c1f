import { describe, expect, test, vi } from "vitest";

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
    const id = await app().start("allFailing");
    const history = async () => (await app().status(id, "showHistory=true")).historyEvents ?? [];
    const types = async () => (await history()).map((event) => event["EventType"]);
    await vi.waitUntil(async () => (await types()).includes("TaskFailed"));
    await app().raise(id, "late");

    const { output } = await app().end(id);

    expect(output).toEqual(["Activity function 'fail' failed:  one of two ", "went on"]);
    const raised = (await history()).find((event) => event["EventType"] === "EventRaised");
    const echoed = (await history()).find((event) => event["FunctionName"] === "echo");
    expect(String(echoed?.["ScheduledTime"]) > String(raised?.["Timestamp"])).toBe(true);
  });

  // Measured in this process's own CPU time: what else the machine does is not the engine's doing.
  test("a fan-out makes at least 300 activities in a second of work", async () => {
    const count = 600;
    const started = process.cpuUsage();
    const id = await app().start("fanOut", count);
    await app().end(id, 30_000);
    const { user, system } = process.cpuUsage(started);
    expect(count / ((user + system) / 1e6)).toBeGreaterThanOrEqual(300);
  });
});

describe("Task.any", () => {
  test("gives what comes first, and the others later", async () => {
    const id = await app().start("anyInTurn");
    for (const name of ["b", "c", "a"]) await app().raise(id, name, name);
    expect((await app().end(id)).output).toEqual(["b", "c", "a"]);
  });

  // The library and the extension number the tasks differently once a timer beside a retry is cancelled.
  test("of a retried activity and a timer that is then cancelled fails, as it does on Azure", async () => {
    const { runtimeStatus, output } = await app().run("retriedAgainstTimer");
    expect(runtimeStatus).toBe("Failed");
    expect(output).toContain("scheduled a timer task with sequence number 2, but the current");
  });
});
