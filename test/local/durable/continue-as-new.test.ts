import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("continue as new", () => {
  test("starts over with the new input, the same id and an empty history", async () => {
    const id = await app().start("counting", { from: 0, to: 20 });
    const { output, input } = await app().end(id);
    expect(output).toBe(20);
    expect(input).toEqual({ from: 19, to: 20 });

    const { historyEvents = [] } = await app().status(id, "showHistory=true");
    const types = historyEvents.map((event) => event["EventType"]);
    expect(types).toEqual(["ExecutionStarted", "TaskCompleted", "ExecutionCompleted"]);
  });

  test("loses no event that comes while the next execution starts", async () => {
    const id = await app().start("adding", 0);
    await app().raiseAtOnce(id, "value", [1, 2, 3, 4, "end"]);
    expect((await app().end(id)).output).toBe(10);
  });

  test("loses events that were kept unread before the decision, as on Azure", async () => {
    const id = await app().start("gated", 0);
    for (const value of [1, 10]) await app().raise(id, "value", value);
    await app().raise(id, "open");
    await app().raise(id, "value", "end");
    expect((await app().end(id)).output).toBe(1);
  });

  test("gives a string to the next execution in quotes, as on Azure", async () => {
    expect((await app().run("withText", "start")).output).toBe('"text"');
  });
});
