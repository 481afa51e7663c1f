import { availableParallelism } from "node:os";

import { describe, expect, test, vi } from "vitest";

import { Dispatcher } from "../../src/durable/run/dispatcher.ts";
import { createDurableEngine } from "../../src/durable/engine.ts";
import { durableTask } from "../../src/durable/model/options.ts";
import { useDurableApp } from "./support.ts";

const app = useDurableApp((host) =>
  createDurableEngine({
    ...host,
    options: { ...host.options, maxConcurrentActivityFunctions: 3 },
  }),
);

describe("host.json", () => {
  test("bounds how many activities run at once", async () => {
    expect((await app().run("crowd")).output).toBe(3);
  });

  test("lets 10 of each kind run for each core unless it says otherwise", () => {
    const ten = 10 * availableParallelism();
    expect(durableTask.parse({})).toEqual({
      hubName: "TestHubName",
      defaultVersion: null,
      maxConcurrentActivityFunctions: ten,
      maxConcurrentOrchestratorFunctions: ten,
    });
    expect(durableTask.parse({ maxConcurrentOrchestratorFunctions: 3 })).toMatchObject({
      maxConcurrentActivityFunctions: ten,
      maxConcurrentOrchestratorFunctions: 3,
    });
  });

  test("bounds how many episodes run at once, and never two of one instance", async () => {
    const running: string[] = [];
    let [most, runs] = [0, 0];
    const onFault = (error: unknown) => {
      throw error;
    };
    const episodes = new Dispatcher<string>({ limit: 3, onFault }, async (id) => {
      expect(running).not.toContain(id);
      most = Math.max(most, running.push(id));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running.splice(running.indexOf(id), 1);
      runs += 1;
    });
    episodes.wake(["a", "b", "c", "d", "e"]);
    episodes.wake(["a", "b"]);
    await vi.waitUntil(() => runs === 7, { timeout: 20_000 });
    expect(most).toBe(3);
  });

  test("may have the options that have no effect here", () => {
    const ignored = {
      extendedSessionsEnabled: false,
      useGracefulShutdown: true,
      versionMatchStrategy: "CurrentOrOlder",
      tracing: { version: "V2" },
      storageProvider: { type: "azureStorage", partitionCount: 4 },
    };
    expect(durableTask.safeParse(ignored).success).toBe(true);
  });

  test.each([
    ["an unknown option", { notifications: {} }],
    ["another storage", { storageProvider: { type: "mssql" } }],
    [
      "another connection",
      { storageProvider: { type: "azureStorage", connectionStringName: "x" } },
    ],
    ["an unknown option of the storage", { storageProvider: { type: "azureStorage", bogus: 1 } }],
    ["an unknown option of the traces", { tracing: { bogus: 1 } }],
    ["to start an ID again that runs", { overridableExistingInstanceStates: "AnyState" }],
    ["a version that only equals", { versionMatchStrategy: "Strict" }],
    ["no activity at a time", { maxConcurrentActivityFunctions: 0 }],
    ["a name of the hub that Azure does not allow", { hubName: "../hub" }],
  ])("may not ask for %s", (_what, options) => {
    expect(durableTask.safeParse(options).success).toBe(false);
  });
});
