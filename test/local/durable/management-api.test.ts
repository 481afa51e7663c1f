import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";
import type { Status } from "./support.ts";

const app = useDurableApp();

async function links(id: string): Promise<Record<string, string>> {
  return (await app().client("check", id)) as Record<string, string>;
}

describe("the URLs of a check-status response", () => {
  test("answer 202 with a location while it runs, and 200 at the end", async () => {
    const id = await app().start("listening");
    const { statusQueryGetUri = "", sendEventPostUri = "" } = await links(id);
    const running = await fetch(statusQueryGetUri);
    expect(running.status).toBe(202);
    expect(running.headers.get("location")).toBe(statusQueryGetUri);

    for (const name of ["first", "second", "second"]) {
      const url = sendEventPostUri.replace("{eventName}", name);
      const headers = { "content-type": "application/json" };
      expect((await fetch(url, { method: "POST", headers, body: "1" })).status).toBe(202);
    }
    await app().end(id);
    expect((await fetch(statusQueryGetUri)).status).toBe(200);
  });

  test("terminate and purge", async () => {
    const id = await app().start("listening");
    const { terminatePostUri = "", purgeHistoryDeleteUri = "" } = await links(id);
    const url = terminatePostUri.replace("{text}", "no%20longer");
    expect((await fetch(url, { method: "POST" })).status).toBe(202);
    expect((await app().end(id)).output).toBe("no longer");
    const purged = await fetch(purgeHistoryDeleteUri, { method: "DELETE" });
    expect(await purged.json()).toEqual({ instancesDeleted: 1 });
  });

  test("carry the key, and do nothing without it", async () => {
    const { statusQueryGetUri = "" } = await links(await app().start("listening"));
    const url = new URL(statusQueryGetUri);
    expect(url.searchParams.get("code")).toBe(app().systemKey);
    url.searchParams.delete("code");
    expect((await fetch(url)).status).toBe(401);
  });
});

describe("the management API", () => {
  test("shows history, outputs and input only when asked to", async () => {
    const id = await app().start("failing", "input");
    await app().end(id);
    const plain = await app().status(id, "showInput=false");
    expect(plain.input).toBeNull();
    expect(plain.historyEvents).toBeUndefined();

    const { historyEvents } = await app().status(id, "showHistory=true&showHistoryOutput=true");
    expect(historyEvents).toMatchObject([
      { EventType: "ExecutionStarted", FunctionName: "failing" },
      { EventType: "TaskFailed", FunctionName: "fail", Details: expect.any(String) as string },
      { EventType: "ExecutionCompleted", OrchestrationStatus: "Failed" },
    ]);
  });

  test("pages by size and token, and filters by prefix and time", async () => {
    for (const n of [1, 2, 3, 4, 5]) await app().run("chain", n, `few-${n}`);
    const page = async (token: string) => {
      const path = "instances?instanceIdPrefix=few-&top=2";
      const response = await app().rpc(path, { headers: { "x-ms-continuation-token": token } });
      const ids = ((await response.json()) as Status[]).map(({ instanceId }) => instanceId);
      return { ids, next: response.headers.get("x-ms-continuation-token") ?? "" };
    };
    const first = await page("");
    const second = await page(first.next);
    const third = await page(second.next);
    expect([first.ids, second.ids, third.ids]).toEqual([
      ["few-1", "few-2"],
      ["few-3", "few-4"],
      ["few-5"],
    ]);
    expect(third.next).toBe("");

    const none = await app().rpc("instances?instanceIdPrefix=few-&createdTimeTo=2020-01-01");
    expect(await none.json()).toEqual([]);
  });

  test.each([
    ["completed,failed", ["kinds-done"]],
    ["PENDING,running", ["kinds-open"]],
    ["bogus,Completed", ["kinds-done"]],
    ["Suspended", []],
    ["bogus", ["kinds-done", "kinds-open"]],
    ["", ["kinds-done", "kinds-open"]],
  ])("lists by the statuses it knows of '%s', in any case, or all", async (statuses, ids) => {
    await app().run("chain", 1, "kinds-done");
    await app().rpc("orchestrators/listening/kinds-open", { method: "POST" });
    const filter = `instanceIdPrefix=kinds-&runtimeStatus=${statuses}`;
    const listed = (await (await app().rpc(`instances?${filter}`)).json()) as Status[];
    expect(listed.map(({ instanceId }) => instanceId)).toEqual(ids);
  });

  test.each(["0", "-3", "many"])("takes the usual size for pages of %s", async (top) => {
    for (const n of [1, 2, 3]) await app().run("chain", n, `sized-${n}`);
    const response = await app().rpc(`instances?instanceIdPrefix=sized-&top=${top}`);
    expect(await response.json()).toHaveLength(3);
  });

  test("answers 400 to an id that is not encoded", async () => {
    expect((await app().rpc("instances/%zz")).status).toBe(400);
  });

  test("answers 500 for a failed orchestration when it is asked to", async () => {
    const { instanceId } = await app().run("failing");
    const query = "returnInternalServerErrorOnFailure=true";
    expect((await app().rpc(`instances/${instanceId}?${query}`)).status).toBe(500);
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
});
