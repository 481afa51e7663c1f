import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("the management API", () => {
  test("answers 202 while an instance runs, and 200 at its end", async () => {
    const id = await app().start("sleeping", 200);
    expect((await app().rpc(`instances/${id}`)).status).toBe(202);
    await app().end(id);
    expect((await app().rpc(`instances/${id}`)).status).toBe(200);
  });

  test("answers 400 to an id that is not encoded", async () => {
    expect((await app().rpc("instances/%zz")).status).toBe(400);
  });

  test("refuses input that is not JSON", async () => {
    const response = await app().rpc("orchestrators/chain", { method: "POST", body: "{" });
    expect(response.status).toBe(400);
  });

  test.each([
    ["that mean entities", "@a"],
    ["with a slash", "a%2Fb"],
    ["with a backslash", "a%5Cb"],
    ["with a number sign", "a%23b"],
    ["with a question mark", "a%3Fb"],
    ["with a control character", "a%0Ab"],
    ["of more than 256 characters", "x".repeat(257)],
  ])("refuses ids %s", async (_what, id) => {
    const response = await app().rpc(`orchestrators/chain/${id}`, { method: "POST" });
    expect(response.status).toBe(400);
  });

  test("takes an id of 256 characters", async () => {
    const id = "x".repeat(256);
    expect((await app().run("chain", 1, id)).instanceId).toBe(id);
  });

  test.each([
    ["without a time", ""],
    ["with a wrong time", "createdTimeFrom=soon"],
    ["with an unknown status", "createdTimeFrom=2020-01-01&runtimeStatus=Ended"],
  ])("refuses a purge %s, and purges nothing", async (_what, query) => {
    const { instanceId } = await app().run("chain", 1);
    expect((await app().rpc(`instances?${query}`, { method: "DELETE" })).status).toBe(400);
    expect((await app().rpc(`instances/${instanceId}`)).status).toBe(200);
  });

  test("answers 404 to an unknown path", async () => {
    expect((await app().rpc("other")).status).toBe(404);
  });
});
