import { describe, expect, it } from "vitest";

import { expectSoon, serve, type TestHost } from "./support.ts";

const code = `
  app.timer("yearly", { schedule: "0 0 0 1 1 *", handler: (timer, context) => context.log("ran", timer.isPastDue) });
  app.eventGrid("reports", { handler: (event, context) => context.log("got", event.id) });
  app.http("web", { handler: () => ({}) });`;

const trigger = (
  host: TestHost,
  name: string,
  body = "{}",
  key = host.keys.master,
): Promise<Response> =>
  host.fetch(`/admin/functions/${name}`, {
    method: "POST",
    body,
    headers: { "x-functions-key": key },
  });

describe("the admin endpoints", () => {
  it("run a timer by hand with the master key", async () => {
    const host = await serve({ code });
    expect((await trigger(host, "Yearly")).status).toBe(202);
    await expectSoon(() => host.lines.join("\n")).toContain("ran false");
  });

  it("run an Event Grid function by hand with the event as input", async () => {
    const host = await serve({ code });
    const body = JSON.stringify({ input: JSON.stringify({ id: "e1" }) });
    expect((await trigger(host, "reports", body)).status).toBe(202);
    await expectSoon(() => host.lines.join("\n")).toContain("got e1");
  });

  it("refuse another key, a body that is no JSON, an unknown function and other triggers", async () => {
    const host = await serve({ code });
    expect((await trigger(host, "yearly", "{}", host.keys.host)).status).toBe(401);
    expect((await trigger(host, "yearly", "")).status).toBe(400);
    expect((await trigger(host, "other")).status).toBe(404);
    const web = await trigger(host, "web");
    expect([web.status, await web.text()]).toEqual([
      400,
      "a function with httpTrigger is not started by hand here",
    ]);
    expect(host.lines).toEqual([]);
  });

  it("tell the state of the host to the master key, and answer a ping to everybody", async () => {
    const host = await serve({ code });
    expect((await host.fetch("/admin/host/status")).status).toBe(401);
    const status = await host.fetch(`/admin/host/status?code=${host.keys.master}`);
    expect(await status.json()).toMatchObject({
      id: "local",
      state: "Running",
      version: "4.1043.100",
    });
    expect((await host.fetch("/admin/host/ping")).status).toBe(200);
    expect((await host.fetch(`/admin/other?code=${host.keys.master}`)).status).toBe(404);
  });
});
