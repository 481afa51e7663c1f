import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("sub-orchestrations", () => {
  test("give their result to the parent, which they know", async () => {
    const { output } = await app().run("parent", { input: "text", childId: "my-child" }, "p1");
    expect(output).toEqual({ echoed: "text", id: "my-child", parent: "p1" });
    expect((await app().status("my-child")).runtimeStatus).toBe("Completed");
  });

  test("get an id of their own where none is given", async () => {
    const { output } = await app().run("parent", { input: 1 }, "p2");
    const id = expect.stringMatching(/^[0-9a-f-]{36}:0$/) as string;
    expect(output).toEqual({ echoed: 1, id, parent: "p2" });
  });

  test("tell the parent why they failed", async () => {
    const { output } = await app().run("parent", { input: "fail" });
    expect(output).toContain(
      "caught Orchestrator function 'child' failed: Activity function 'fail' failed:  from the child",
    );
  });

  test("are started again by a retry", async () => {
    const { output } = await app().run("retryingParent", { key: "child", times: 2 });
    expect(output).toBe(3);
  });

  test("with the id of one that runs already fail at once", async () => {
    await app().start("child", "wait", "busy-child");
    const { output } = await app().run("parent", { input: 1, childId: "busy-child" });
    expect(output).toMatch(/caught An Orchestration instance with the status \w+ already exists/);
  });

  test.each([
    ["own id", "own-id"],
    ["own id in another case", "OWN-ID"],
  ])("with the parent's %s are refused", async (_what, childId) => {
    const { runtimeStatus, output } = await app().run("parent", { input: 1, childId }, "own-id");
    expect(runtimeStatus).toBe("Failed");
    expect(output).toContain("must be different than the instance ID of a parent orchestration");
  });

  test("with an id that means an entity are refused", async () => {
    const { runtimeStatus, output } = await app().run("parent", { input: 1, childId: "@a" });
    expect(runtimeStatus).toBe("Failed");
    expect(output).toContain("Orchestration instance ids must not start with @.");
  });

  test("go on when their parent is terminated", async () => {
    const id = await app().start("parent", { input: "wait", childId: "orphan" });
    await app().until("orphan", ({ runtimeStatus }) => runtimeStatus === "Running");
    await app().client("terminate", id, "enough");
    expect(await app().end(id)).toMatchObject({ runtimeStatus: "Terminated", output: "enough" });
    await app().raise("orphan", "go");
    expect((await app().end("orphan")).runtimeStatus).toBe("Completed");
  });

  test("that are terminated fail their parent", async () => {
    const id = await app().start("parent", { input: "wait", childId: "victim" });
    await app().until("victim", ({ runtimeStatus }) => runtimeStatus === "Running");
    await app().client("terminate", "victim", "enough");
    expect((await app().end(id)).runtimeStatus).toBe("Failed");
  });
});
