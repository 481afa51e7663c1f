import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("timers", () => {
  test("fire once, not before their time by the orchestration's own clock", async () => {
    const { output, instanceId } = await app().run("sleeping", 120);
    const { before, after } = output as { before: number; after: number };
    expect(after - before).toBeGreaterThanOrEqual(120);
    expect(
      app()
        .events(instanceId)
        .filter((event) => event === "TimerFired"),
    ).toHaveLength(1);
  });

  test("that are past already fire at once", async () => {
    expect((await app().run("sleeping", -60_000)).runtimeStatus).toBe("Completed");
  });
});
