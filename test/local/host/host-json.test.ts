import { describe, expect, it } from "vitest";

import { readHostJson } from "../../../infra/local/host/host-json.ts";
import { makeApp, root } from "./support.ts";

const reading = (hostJson: object) => readHostJson(makeApp({ hostJson }));

describe("host.json", () => {
  it("of the service is taken", async () => {
    const { extensions } = await readHostJson(root);
    expect(extensions).toMatchObject({ http: { routePrefix: "api" } });
  });

  it.each<[where: string, hostJson: object]>([
    ["", { queues: {} }],
    ["", { healthMonitor: { enabled: true } }],
    ["extensions", { extensions: { queues: {} } }],
    ["extensions.http", { extensions: { http: { nope: 1 } } }],
    ["extensions.http.hsts", { extensions: { http: { hsts: { isEnabled: true, nope: 1 } } } }],
    [
      "extensions.http.dynamicThrottlesEnabled",
      { extensions: { http: { dynamicThrottlesEnabled: true } } },
    ],
    ["extensions.durableTask", { extensions: { durableTask: { nope: 1 } } }],
    ["extensions.durableTask.tracing", { extensions: { durableTask: { tracing: { nope: 1 } } } }],
    ["logging", { logging: { applicationInsights: { nope: 1 } } }],
    ["functionTimeout", { functionTimeout: "garbage" }],
    ["extensionBundle", { extensionBundle: 5 }],
    ["telemetryMode", { telemetryMode: "Bogus" }],
  ])(
    "says that it is wrong at '%s': %o, whatever functions the app has",
    async (where, hostJson) => {
      const wrong = expect.arrayContaining([
        expect.stringContaining(`host.json: ${where}: `),
      ]) as [];
      await expect(reading(hostJson)).rejects.toMatchObject({ reasons: wrong });
    },
  );

  it("has all that is wrong with it said at once", async () => {
    const reasons = { length: 2 };
    await expect(reading({ queues: {}, telemetryMode: 1 })).rejects.toMatchObject({ reasons });
  });
});
