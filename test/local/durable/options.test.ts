import { describe, expect, test } from "vitest";

import { createDurableEngine } from "../../../infra/local/durable/engine.ts";
import { useDurableApp } from "./support.ts";

const options = {
  maxConcurrentActivityFunctions: 3,
  overridableExistingInstanceStates: "AnyState",
};
const app = useDurableApp((host) => createDurableEngine({ ...host, options }));

describe("host.json", () => {
  test("bounds how many activities run at once", async () => {
    expect((await app().run("crowd")).output).toBe(3);
  });

  test("may allow to start an id that is running; the old execution is forgotten", async () => {
    const id = await app().start("sleeping", 150, "again");
    await app().until(id, ({ runtimeStatus }) => runtimeStatus === "Running");
    await app().start("listening", "new", id);
    await app().run("sleeping", 200);
    const { runtimeStatus, input } = await app().status(id);
    expect({ runtimeStatus, input }).toEqual({ runtimeStatus: "Running", input: "new" });
  });
});
