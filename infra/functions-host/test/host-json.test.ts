import { describe, expect, it } from "vitest";

import { readHostJson } from "../src/host-json.ts";
import { makeApp } from "./support.ts";

const reading = (hostJson: object) => readHostJson(makeApp({ hostJson }));
const saying = (reason: string) => ({
  reasons: expect.arrayContaining([expect.stringContaining(reason)]) as string[],
});

describe("host.json", () => {
  it("may have the options that have no effect here", async () => {
    const hostJson = {
      ...{ telemetryMode: "OpenTelemetry", functionTimeout: "00:05:00" },
      extensionBundle: { id: "Microsoft.Azure.Functions.ExtensionBundle", version: "[4.*, 5.0.0)" },
      extensions: {
        http: { dynamicThrottlesEnabled: false, hsts: { isEnabled: true, maxAge: "365" } },
      },
    };
    const { extensions } = await reading(hostJson);
    expect(extensions).toMatchObject({ http: { routePrefix: "api" } });
  });

  it.each<[what: string, text: string | null, reason: string]>([
    ["missing", null, "host.json: not found in /"],
    ["no JSON", "{", "host.json: SyntaxError"],
  ])("is refused where it is %s", async (_what, text, reason) => {
    const reading = readHostJson(makeApp({ files: { "host.json": text } }));
    await expect(reading).rejects.toMatchObject(saying(reason));
  });

  it.each<[where: string, hostJson: object]>([
    ["version", { version: "1.0" }],
    ["", { queues: {} }],
    ["", { healthMonitor: { enabled: true } }],
    ["extensions", { extensions: { queues: {} } }],
    ["extensions.http", { extensions: { http: { nope: 1 } } }],
    ["extensions.http.hsts", { extensions: { http: { hsts: { isEnabled: true, nope: 1 } } } }],
    [
      "extensions.http.dynamicThrottlesEnabled",
      { extensions: { http: { dynamicThrottlesEnabled: true } } },
    ],
    ["extensions.http", { extensions: { http: { customHeaders: { "x-a": "b" } } } }],
    ["extensions.durableTask", { extensions: { durableTask: { nope: 1 } } }],
    ["extensions.durableTask.tracing", { extensions: { durableTask: { tracing: { nope: 1 } } } }],
    ["logging.logLevel.default", { logging: { logLevel: { default: "Loud" } } }],
    ["logging", { logging: { applicationInsights: { nope: 1 } } }],
    ["functionTimeout", { functionTimeout: "garbage" }],
    ["extensionBundle", { extensionBundle: 5 }],
    ["telemetryMode", { telemetryMode: "Bogus" }],
  ])(
    "says that it is wrong at '%s': %o, whatever functions the app has",
    async (where, hostJson) => {
      await expect(reading(hostJson)).rejects.toMatchObject(saying(`host.json: ${where}: `));
    },
  );

  it("has all that is wrong with it said at once", async () => {
    const reasons = { length: 2 };
    await expect(reading({ queues: {}, telemetryMode: 1 })).rejects.toMatchObject({ reasons });
  });
});
