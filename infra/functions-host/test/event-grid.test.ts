import { describe, expect, it } from "vitest";

import { expectSoon, serve, type TestHost } from "./support.ts";

const code = `app.eventGrid("reports", { handler: (event, context) => {
  context.log("got", event.id, JSON.stringify(context.triggerMetadata.data));
  if (event.data.fail) throw new Error("failed " + event.id);
} });`;
const event = (id: string, data: object = {}): object => ({
  ...{ id, data, eventType: "Microsoft.Communication.EmailDeliveryReportReceived" },
  ...{ subject: "s", eventTime: "2026-03-01T00:00:00Z", dataVersion: "1.0" },
});

async function post(
  host: TestHost,
  type: string | undefined,
  body: unknown,
  query = `functionName=reports&code=${host.keys.system.eventgrid}`,
): Promise<[number, string]> {
  const response = await host.fetch(`/runtime/webhooks/EventGrid?${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(type && { "aeg-event-type": type }) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return [response.status, await response.text()];
}

describe("the Event Grid webhook", () => {
  it("runs the function once for each event and answers 202", async () => {
    const host = await serve({ code });
    const events = [event("a", { n: 1 }), event("b")];
    expect(await post(host, "Notification", events)).toEqual([202, ""]);
    await expectSoon(() => host.lines.join("\n")).toContain(`got a {"n":1}`);
    expect(host.lines.join("\n")).toContain("got b {}");
  });

  it("answers 500 when one event fails, so that the delivery comes again", async () => {
    const host = await serve({ code });
    const events = [event("a", { fail: true }), event("b")];
    expect(await post(host, "Notification", events)).toEqual([500, "Error: failed a"]);
    await expectSoon(() => host.lines.join("\n")).toContain("got b");
  });

  it.each(["SubscriptionValidation", "Unsubscribe", undefined])(
    "answers 400 to the type %s, which is not supported",
    async (type) => {
      const host = await serve({ code });
      const reason = `aeg-event-type '${String(type)}' is not supported by the local host`;
      expect(await post(host, type, [])).toEqual([400, reason]);
    },
  );

  it.each([
    ["no JSON", "{"],
    ["a CloudEvent", event("a")],
    ["a list of what is no event", [null]],
  ])("answers 400 to %s and calls nobody", async (_what, body) => {
    const host = await serve({ code });
    expect(await post(host, "Notification", body)).toEqual([400, ""]);
    expect(host.lines).toEqual([]);
  });

  it("wants the key of the extension or the master key", async () => {
    const host = await serve({ code });
    const { keys } = host;
    const status = async (key: string): Promise<number> =>
      (await post(host, "Notification", [], `functionName=reports&code=${key}`))[0];
    expect(await status("")).toBe(401);
    expect(await status("other")).toBe(401);
    expect((await host.fetch("/runtime/webhooks/EventGrid")).status).toBe(401);
    expect(await status(keys.system.eventgrid)).toBe(202);
    expect(await status(keys.master)).toBe(202);
  });

  it("answers 404 for a function that there is not", async () => {
    const host = await serve({ code });
    const query = `functionName=other&code=${host.keys.master}`;
    expect(await post(host, "Notification", [], query)).toEqual([
      404,
      "cannot find function: 'other'",
    ]);
  });
});
