import { describe, expect, it } from "vitest";

import type { DurableEngine, DurableHost, DurableRequest } from "../src/durable/model/port.ts";
import { serve, type TestHost } from "./support.ts";

const code = `
  const df = require("durable-functions");
  df.app.orchestration("flow", function* (context) { return yield context.df.callActivity("double", 2); });
  df.app.activity("double", { handler: (input, context) => ({ twice: input * 2, id: context.triggerMetadata.instanceId }) });
  df.app.activity("text", { handler: () => "plain" });
  df.app.activity("nothing", { handler: () => {} });
  df.app.activity("bytes", { handler: () => Buffer.from("AB") });
  df.app.activity("fails", { handler: () => { throw new RangeError("too far"); } });
  app.http("start", { extraInputs: [df.input.durableClient()], handler: async (request, context) => {
    const client = df.getClient(context);
    const id = await client.startNew("flow", { instanceId: "i1", input: { a: 1 } });
    return client.createCheckStatusResponse(request, id);
  } });`;

interface Double {
  readonly host: TestHost;
  readonly port: DurableHost;
  readonly events: string[];
  readonly requests: DurableRequest[];
}

async function withEngine(
  options: { hostJson?: object; start?: (port: DurableHost) => Promise<void> } = {},
): Promise<Double> {
  const events: string[] = [];
  const requests: DurableRequest[] = [];
  let port: DurableHost | undefined;
  const engine: DurableEngine = {
    start: async () => {
      if (port) await options.start?.(port);
      events.push("start");
    },
    stop: async () => void events.push("stop"),
    clientBinding: () => {
      const base = `${port?.baseUrl ?? ""}/runtime/webhooks/durabletask`;
      const uri = `${base}/instances/INSTANCEID`;
      return JSON.stringify({
        taskHubName: port?.options.hubName,
        creationUrls: { createNewInstancePostUri: `${base}/orchestrators/{functionName}` },
        managementUrls: { id: "INSTANCEID", statusQueryGetUri: uri },
        rpcBaseUrl: port?.rpcBaseUrl,
      });
    },
    handle: async (request) => {
      requests.push(request);
      if (request.path.endsWith("/fault")) throw new Error("broken");
      return { status: 202, headers: { "x-by": "engine" }, body: JSON.stringify({ id: "i1" }) };
    },
  };
  const host = await serve(
    { code, hostJson: options.hostJson ?? {} },
    {
      createDurableEngine: (given) => {
        port = given;
        return engine;
      },
    },
  );
  if (port === undefined) throw new Error("the engine was not created");
  return { host, port, events, requests };
}

describe("the port between host and durable engine", () => {
  it("gives the engine what is registered, the options of host.json and where the host is", async () => {
    const durableTask = { hubName: "benefits", maxConcurrentActivityFunctions: 5 };
    const { port, host } = await withEngine({ hostJson: { extensions: { durableTask } } });
    expect(port).toMatchObject({
      orchestrators: ["flow"],
      activities: ["double", "text", "nothing", "bytes", "fails"],
      options: durableTask,
      baseUrl: host.url,
      dataDir: `${host.appDir}/.local`,
    });
    expect((await withEngine()).port.options.hubName).toBe("TestHubName");
  });

  it("runs an orchestrator through the library and hands back its state", async () => {
    const { port } = await withEngine();
    const started = {
      EventType: 12,
      EventId: -1,
      IsPlayed: false,
      Timestamp: "2026-03-01T00:00:00Z",
    };
    const history = [started, { ...started, EventType: 0, Name: "flow", Input: "null" }];
    const input = {
      history,
      input: null,
      instanceId: "i1",
      isReplaying: false,
      upperSchemaVersion: 3,
    };
    const state = JSON.parse(
      await port.invokeOrchestrator("flow", "i1", JSON.stringify(input)),
    ) as object;
    expect(state).toMatchObject({
      isDone: false,
      actions: [[{ functionName: "double", input: 2 }]],
    });
  });

  it("runs an activity with its input and instance id, and gives its result as JSON", async () => {
    const { port } = await withEngine();
    expect(JSON.parse(await port.invokeActivity("double", "i1", "21"))).toEqual({
      twice: 42,
      id: "i1",
    });
    expect(await port.invokeActivity("text", "i1", "null")).toBe(`"plain"`);
    expect(await port.invokeActivity("nothing", "i1", "null")).toBe("null");
    expect(await port.invokeActivity("bytes", "i1", "null")).toBe(`"QUI="`);
  });

  it("lets the engine see the error of an activity, and that a function does not exist", async () => {
    const { port } = await withEngine();
    await expect(port.invokeActivity("fails", "i1", "null")).rejects.toThrow(
      new RangeError("too far"),
    );
    await expect(port.invokeActivity("flow", "i1", "null")).rejects.toThrow(
      "The function 'flow' does not exist.",
    );
  });

  it("gives functions a client that reaches the engine", async () => {
    const { host, requests } = await withEngine();
    const response = await host.fetch("/api/start");
    expect(response.status).toBe(202);
    expect(requests[0]).toMatchObject({
      method: "POST",
      path: "/durabletask/orchestrators/flow/i1",
      body: `{"a":1}`,
    });
    const { statusQueryGetUri } = (await response.json()) as { statusQueryGetUri: string };
    expect(statusQueryGetUri).toBe(`${host.url}/runtime/webhooks/durabletask/instances/i1`);
  });

  it("answers 501 to the webhooks for people, and names them", async () => {
    const { host, requests } = await withEngine();
    const answer = await host.fetch("/runtime/webhooks/durabletask/instances/i1");
    expect([answer.status, await answer.text()]).toEqual([
      501,
      "'/runtime/webhooks/durabletask' is not supported by the local host",
    ]);
    expect(requests).toEqual([]);
  });

  it("asks for the system key or the master key in the library's URL, and hides the engine's faults", async () => {
    const { host, port, requests } = await withEngine();
    const { master, system } = host.keys;
    for (const path of [
      "instances/i1",
      "/instances/i1",
      "x/instances/i1",
      `${system.eventgrid}/`,
    ]) {
      const refused = await host.fetch(`/durabletask/${path}`);
      expect([refused.status, await refused.text()]).toEqual([401, ""]);
    }
    expect(requests).toEqual([]);
    for (const base of [port.rpcBaseUrl, `${host.url}/durabletask/${master}/`]) {
      const answer = await fetch(`${base}instances/i1`);
      expect([answer.status, answer.headers.get("x-by")]).toEqual([202, "engine"]);
      const fault = await fetch(`${base}fault`);
      expect([fault.status, await fault.text()]).toEqual([500, ""]);
    }
  });

  it("shows no key in an answer to a request without one", async () => {
    const { host } = await withEngine();
    const { master, system } = host.keys;
    const paths = [
      ...["/", "/api/start", "/api/none", "/admin/host/ping", "/admin/functions/start"],
      ...["/durabletask/instances/i1", "/runtime/webhooks/durabletask/instances/i1"],
      ...["/runtime/webhooks/EventGrid?functionName=start", "/keys.json", "/.local/keys.json"],
    ];
    for (const path of paths) {
      for (const method of ["GET", "POST"]) {
        const answer = await host.fetch(path, { method });
        const text = `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
        for (const key of [master, ...Object.values(system)]) expect(text).not.toContain(key);
      }
    }
  });

  it("reaches the engine while it starts, and everything else not before", async () => {
    const seen: number[] = [];
    const { host } = await withEngine({
      start: async ({ rpcBaseUrl }) => {
        const url = `http://${process.env["WEBSITE_HOSTNAME"] ?? ""}`;
        for (const asked of [`${rpcBaseUrl}instances`, `${url}/api/start`, `${url}/api/none`])
          seen.push((await fetch(asked)).status);
      },
    });
    expect(seen).toEqual([202, 503, 503]);
    expect((await host.fetch("/api/none")).status).toBe(404);
  });

  it("stops the engine with the host, once", async () => {
    const { host, events } = await withEngine();
    await Promise.all([host.stop(), host.stop()]);
    expect(events).toEqual(["start", "stop"]);
  });

  it("is not there for an app without durable functions", async () => {
    const host = await serve(
      { code: `app.http("f", { handler: () => ({}) });` },
      { createDurableEngine: () => Promise.reject(new Error("not wanted")) },
    );
    expect((await host.fetch("/durabletask/instances")).status).toBe(404);
  });

  it("fails the start with the engine's reason", async () => {
    const refusing = {
      createDurableEngine: () => Promise.reject(new Error(`"entities" not supported`)),
    };
    await expect(serve({ code }, refusing)).rejects.toThrow(`"entities" not supported`);
  });
});
