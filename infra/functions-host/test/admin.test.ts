import { describe, expect, it } from "vitest";

import { expectSoon, serve, type TestHost } from "./support.ts";

const code = `
  app.timer("yearly", { schedule: "0 0 0 1 1 *", handler: (timer, context) => context.log("ran", timer.isPastDue) });
  app.eventGrid("reports", { handler: (event, context) => context.log("got", event.id) });
  app.http("web", { handler: () => ({}) });`;

const trigger = (host: TestHost, name: string, key = host.keys.master): Promise<Response> =>
  host.fetch(`/admin/functions/${name}`, {
    method: "POST",
    body: "{}",
    headers: { "x-functions-key": key },
  });

describe("the admin endpoints", () => {
  it("run a timer by hand with the master key", async () => {
    const host = await serve({ code });
    expect((await trigger(host, "Yearly")).status).toBe(202);
    await expectSoon(() => host.lines.join("\n")).toContain("ran false");
  });

  it("refuse another key, and every function that is not a timer by its name", async () => {
    const host = await serve({ code });
    expect((await trigger(host, "yearly", host.keys.system.eventgrid)).status).toBe(401);
    for (const name of ["web", "reports", "other"]) {
      const refused = await trigger(host, name);
      expect([refused.status, await refused.text()]).toEqual([
        400,
        `'${name}' is not a timer function: only those are supported`,
      ]);
    }
    expect(host.lines).toEqual([]);
  });

  it("answer a ping to everybody, and name what is not supported to the master key", async () => {
    const host = await serve({ code });
    expect((await host.fetch("/admin/host/ping")).status).toBe(200);
    expect((await host.fetch("/admin/host/status")).status).toBe(401);
    const other = await host.fetch(`/admin/host/status?code=${host.keys.master}`);
    expect([other.status, await other.text()]).toEqual([
      501,
      "'/admin/host/status' is not supported by the local host",
    ]);
  });
});
