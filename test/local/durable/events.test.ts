import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("external events", () => {
  test("reach an orchestration that waits for them", async () => {
    const id = await app().start("listening");
    await app().until(id, ({ runtimeStatus }) => runtimeStatus === "Running");
    expect(await app().raise(id, "first", { n: 1 })).toBe(202);
    await app().raise(id, "second", 2);
    await app().raise(id, "second", "three");
    expect((await app().end(id)).output).toEqual([{ n: 1 }, 2, "three"]);
  });

  test("that come before anybody waits are kept, in their order", async () => {
    const id = await app().start("lateListener");
    await app().raiseAtOnce(id, "data", ["one", "two"]);
    await app().raise(id, "start listening");
    expect((await app().end(id)).output).toEqual(["one", "two"]);
  });

  test("are told apart by the case of their name, because the library does", async () => {
    const id = await app().start("listening");
    await app().raise(id, "FIRST", "unheard");
    for (const [name, data] of [
      ["first", 1],
      ["second", 2],
      ["second", 3],
    ] as const)
      await app().raise(id, name, data);
    expect((await app().end(id)).output).toEqual([1, 2, 3]);
  });

  test("for nobody are 404, for a finished orchestration 410, without JSON 400", async () => {
    expect(await app().raise("nobody", "first")).toBe(404);
    const { instanceId } = await app().run("chain");
    expect(await app().raise(instanceId, "first")).toBe(410);

    const id = await app().start("listening");
    const send = async (contentType: string, body: string) =>
      (
        await app().rpc(`instances/${id}/raiseEvent/first`, {
          method: "POST",
          headers: { "content-type": contentType },
          body,
        })
      ).status;
    expect(await send("text/plain", "1")).toBe(400);
    expect(await send("application/json", "{")).toBe(400);
  });
});
