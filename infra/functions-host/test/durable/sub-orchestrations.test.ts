import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("sub-orchestrations", () => {
  test("give their result to the parent, which they know", async () => {
    const { output } = await app().run("parent", { input: "text", childId: "my-child" }, "p1");
    expect(output).toEqual({ echoed: "text", id: "my-child", parent: "p1" });
    expect((await app().status("my-child")).runtimeStatus).toBe("Completed");
  });

  test("fail the call in the parent with their error", async () => {
    const { output } = await app().run("parent", { input: "fail", childId: "failing-child" });
    expect(output).toContain(
      "caught Orchestrator function 'child' failed: Activity function 'fail' failed:  from the child",
    );
  });

  test("with the id of one that runs already fail at once", async () => {
    await app().start("sleeping", 3_600_000, "busy-child");
    const { output } = await app().run("parent", { input: 1, childId: "busy-child" });
    expect(output).toMatch(/caught An Orchestration instance with the status \w+ already exists/);
  });

  test("with the parent's own id fail at once", async () => {
    const { output } = await app().run("parent", { input: 1, childId: "own-id" }, "own-id");
    expect(output).toMatch(/caught An Orchestration instance with the status \w+ already exists/);
  });

  test("with an id that means an entity are refused", async () => {
    const { runtimeStatus, output } = await app().run("parent", { input: 1, childId: "@a" });
    expect(runtimeStatus).toBe("Failed");
    expect(output).toContain("Orchestration instance ids must not start with @.");
  });
});
