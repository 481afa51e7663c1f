import { describe, expect, test } from "vitest";

import { createDurableEngine } from "../../../infra/local/durable/engine.ts";
import { useDurableApp } from "./support.ts";

/** Six days and three days on Azure; the rule is the same with milliseconds. */
const limits = { longest: 300, interval: 150 };
const app = useDurableApp((host) => createDurableEngine(host, { limits }));

const timersOf = async (id: string) => {
  const { historyEvents = [] } = await app().status(id, "showHistory=true");
  return historyEvents.filter((event) => event["EventType"] === "TimerFired").length;
};

describe("timers", () => {
  test("fire once, not before their time, and the orchestration's own time tells so", async () => {
    const { output, instanceId } = await app().run("sleeping", 120);
    const { before, after } = output as { before: number; after: number };
    expect(after - before).toBeGreaterThanOrEqual(120);
    expect(await timersOf(instanceId)).toBe(1);
  });

  test("that are past already fire at once", async () => {
    expect((await app().run("sleeping", -60_000)).runtimeStatus).toBe("Completed");
  });

  test("longer than the storage can hold are a chain of shorter ones", async () => {
    const { output, instanceId } = await app().run("sleeping", 500);
    const { before, after } = output as { before: number; after: number };
    expect(after - before).toBeGreaterThanOrEqual(500);
    expect(await timersOf(instanceId)).toBe(3);
  });

  test("that were cancelled hold nothing up", async () => {
    const id = await app().start("patient", { timerMs: 3_600_000, cancel: true });
    await app().raise(id, "answer", "yes");
    expect((await app().end(id)).output).toBe("yes");
  });

  test("that were left open keep the orchestration running until they fire", async () => {
    const id = await app().start("patient", { timerMs: 250, cancel: false });
    await app().raise(id, "answer", "yes");
    await app().until(id, ({ runtimeStatus }) => runtimeStatus === "Running");
    const { output, instanceId } = await app().end(id);
    expect(output).toBe("yes");
    expect(await timersOf(instanceId)).toBe(1);
  });

  test("win against an event that does not come", async () => {
    const { output } = await app().run("patient", { timerMs: 50, cancel: false });
    expect(output).toBe("too late");
  });

  test("of an execution that continued as new do not wake the next one", async () => {
    const id = await app().start("restless", { again: false });
    await app().raise(id, "go on");
    expect((await app().end(id)).output).toBeGreaterThanOrEqual(300);
  });
});
