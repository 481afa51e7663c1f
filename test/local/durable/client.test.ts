import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();
const longAgo = "2020-01-01T00:00:00Z";

describe("the library's client", () => {
  test("starts an orchestration and reads its status", async () => {
    const options = { instanceId: "mine", input: { a: 1 } };
    expect(await app().client("startNew", "chain", options)).toEqual({ answer: "mine" });
    await app().end("mine");
    const { answer } = await app().client("getStatus", "mine", { showInput: true });
    expect(answer).toMatchObject({ name: "chain", runtimeStatus: "Completed", input: { a: 1 } });
  });

  test("is told that nobody has that id, or that no such orchestrator exists", async () => {
    expect((await app().client("getStatus", "nobody", {})).error).toContain("HTTP 404");
    expect((await app().client("raiseEvent", "nobody", "e", 1)).error).toContain("No instance");
    expect((await app().client("startNew", "nobody", {})).error).toMatch(
      /status code: 400.*The function 'nobody' doesn't exist, .* not an orchestrator function/,
    );
  });

  test("cannot start an id that runs, but one that has ended, which then has no past", async () => {
    const id = await app().start("listening", undefined, "taken");
    expect((await app().client("startNew", "chain", { instanceId: id })).error).toMatch(
      /status code: 409.*An Orchestration instance with the status (Pending|Running) already exists/,
    );
    await app().client("terminate", id, "to make room");
    await app().end(id);
    expect((await app().run("chain", "again", id)).output).toContain("again");
  });

  test("terminates with a reason; what has ended stays as it is", async () => {
    const id = await app().start("listening");
    expect(await app().client("terminate", id, "enough")).toEqual({});
    expect(await app().end(id)).toMatchObject({ runtimeStatus: "Terminated", output: "enough" });
    await app().client("terminate", id, "again");
    expect((await app().status(id)).output).toBe("enough");
  });

  test("terminates beside an activity, which goes on and whose outcome is ignored", async () => {
    const id = await app().start("holding");
    await app().until(id, ({ runtimeStatus }) => runtimeStatus === "Running");
    await app().client("terminate", id, "enough");
    expect((await app().end(id)).runtimeStatus).toBe("Terminated");
    expect((await app().run("releasing")).output).toBe(1);
    // What came after it has been dealt with, so it has been as well.
    await app().run("chain");
    expect(await app().status(id)).toMatchObject({
      runtimeStatus: "Terminated",
      output: "enough",
    });
  });

  test("waits for the end, or gives the URLs when it takes longer", async () => {
    const quick = await app().start("chain", 1);
    expect(await app().client("wait", quick, 5_000)).toEqual([1, "text", "7", { a: 1 }, 7, null]);
    const slow = await app().start("listening");
    expect(await app().client("wait", slow, 100)).toMatchObject({ id: slow });
  });

  test("purges one that has ended, and none that runs", async () => {
    const { instanceId } = await app().run("chain");
    expect(await app().client("purge", instanceId)).toEqual({ answer: { instancesDeleted: 1 } });
    expect((await app().rpc(`instances/${instanceId}`)).status).toBe(404);
    const running = await app().start("listening");
    expect((await app().client("purge", running)).error).toContain("412");
  });

  test("purges by time only what has ended", async () => {
    const running = await app().start("listening");
    await app().run("chain");
    const { answer } = await app().client("purgeBy", longAgo);
    expect((answer as { instancesDeleted: number }).instancesDeleted).toBeGreaterThan(0);
    expect((await app().status(running)).runtimeStatus).not.toBe("Completed");
    expect(await app().client("purgeBy", longAgo)).toEqual({ answer: { instancesDeleted: 0 } });
  });

  test("lists by status, over as many pages as there are", async () => {
    const ids = await Promise.all(
      Array.from({ length: 120 }, (_, n) => app().start("listening", n, `page-${n}`)),
    );
    const filter = { createdTimeFrom: longAgo, runtimeStatus: ["Pending", "Running"] };
    const { answer } = await app().client("getStatusBy", filter);
    const listed = (answer as { instanceId: string }[]).map(({ instanceId }) => instanceId);
    expect(listed).toEqual(expect.arrayContaining(ids));
    expect(new Set(listed).size).toBe(listed.length);
    const { answer: none } = await app().client("getStatusBy", {
      ...filter,
      runtimeStatus: ["Failed"],
    });
    expect(none).toEqual([]);
  });
});
