import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();
const hourMs = 3_600_000;
const longAgo = "2020-01-01T00:00:00Z";
const tomorrow = new Date(Date.now() + 24 * hourMs).toISOString();

describe("the library's client", () => {
  test("starts an orchestration and reads its status", async () => {
    const options = { instanceId: "mine", input: { a: 1 } };
    expect(await app().client("startNew", "chain", options)).toEqual({ answer: "mine" });
    await app().end("mine");
    const { answer } = await app().client("getStatus", "mine", { showInput: true });
    expect(answer).toMatchObject({ name: "chain", runtimeStatus: "Completed", input: { a: 1 } });
  });

  test("gets an error for an unknown ID and for an unknown orchestrator", async () => {
    expect((await app().client("getStatus", "nobody", {})).error).toContain("HTTP 404");
    expect((await app().client("startNew", "nobody", {})).error).toMatch(
      /status code: 400.*The function 'nobody' doesn't exist, .* not an orchestrator function/,
    );
  });

  test("cannot start an ID that runs", async () => {
    const id = await app().start("sleeping", hourMs, "taken");
    expect((await app().client("startNew", "chain", { instanceId: id })).error).toMatch(
      /status code: 409.*An Orchestration instance with the status (Pending|Running) already exists/,
    );
  });

  test("starts an ID again that has ended, which then has no past", async () => {
    await app().run("sleeping", 1, "again");
    expect((await app().run("chain", "new", "again")).output).toContain("new");
    expect(app().events("again")).not.toContain("TimerFired");
  });

  test("starts an ID again while an activity of its last execution runs, whose outcome is ignored", async () => {
    const first = await app().run("unsupported", "beside an activity", "twice");
    expect(first.runtimeStatus).toBe("Failed");
    await app().start("sleeping", hourMs, "twice");
    await app().until("twice", ({ runtimeStatus }) => runtimeStatus === "Running");
    const before = app().events("twice");
    await app().run("releasing", "twice");
    // Whatever arrived before this has been processed.
    await app().run("chain");
    expect(app().events("twice")).toEqual(before);
  });

  test("waits for the end, or gives the status URL when it takes longer", async () => {
    const quick = await app().start("chain", 1);
    expect(await app().client("wait", quick, 5_000)).toEqual([1, "text", "7", { a: 1 }, 7, null]);
    const slow = await app().start("sleeping", hourMs);
    expect(await app().client("wait", slow, 100)).toMatchObject({ id: slow });
  });

  test("purges an instance that has ended, and none that runs", async () => {
    const { instanceId } = await app().run("chain");
    expect(await app().client("purge", instanceId)).toEqual({ answer: { instancesDeleted: 1 } });
    expect((await app().rpc(`instances/${instanceId}`)).status).toBe(404);
    expect(await app().client("purge", instanceId)).toEqual({ answer: { instancesDeleted: 0 } });
    const running = await app().start("sleeping", hourMs);
    expect((await app().client("purge", running)).error).toContain("412");
  });

  test("purges by time and status only what has ended", async () => {
    const running = await app().start("sleeping", hourMs);
    const { instanceId: failed } = await app().run("failing");
    const { instanceId: completed } = await app().run("chain");
    const purge = async (...filter: unknown[]) =>
      ((await app().client("purgeBy", ...filter)).answer as { instancesDeleted: number })
        .instancesDeleted;
    const isThere = async (id: string) => (await app().rpc(`instances/${id}`)).status !== 404;

    expect(await purge(longAgo, longAgo, [])).toBe(0);
    expect(await purge(longAgo, tomorrow, ["Failed", "Terminated"])).toBeGreaterThan(0);
    expect([await isThere(failed), await isThere(completed)]).toEqual([false, true]);
    expect(await purge(longAgo, tomorrow, [])).toBeGreaterThan(0);
    expect([await isThere(completed), await isThere(running)]).toEqual([false, true]);
    expect(await purge(longAgo, tomorrow, [])).toBe(0);
  });
});
