import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("continue as new", () => {
  test("starts over with the new input, the same id and an empty history", async () => {
    const id = await app().start("counting", { from: 0, to: 20 });
    const { output, input } = await app().end(id);
    expect(output).toBe(20);
    expect(input).toEqual({ from: 19, to: 20 });

    expect(
      app()
        .events(id)
        .filter((event) => !event.startsWith("Orchestrator")),
    ).toEqual([...["ExecutionStarted", "TaskScheduled", "TaskCompleted", "ExecutionCompleted"]]);
  });

  test("gives a string to the next execution in quotes, as on Azure", async () => {
    expect((await app().run("withText", "start")).output).toBe('"text"');
  });

  test("keeps the version, which is the default version of the time of the start", async () => {
    expect((await app().run("versioned", null)).output).toEqual(['"2"', "2"]);
  });
});
