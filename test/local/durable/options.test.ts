import { availableParallelism } from "node:os";

import { describe, expect, test, vi } from "vitest";

import { Dispatcher } from "../../../infra/local/durable/dispatcher.ts";
import { createDurableEngine } from "../../../infra/local/durable/engine.ts";
import { readOptions } from "../../../infra/local/durable/options.ts";
import { useDurableApp } from "./support.ts";

const options = { maxConcurrentActivityFunctions: 3 };
const app = useDurableApp((host) => createDurableEngine({ ...host, options }));

describe("host.json", () => {
  test("bounds how many activities run at once", async () => {
    expect((await app().run("crowd")).output).toBe(3);
  });

  test("lets 10 of each kind run for each core unless it says otherwise", () => {
    const ten = 10 * availableParallelism();
    expect(readOptions({})).toEqual({
      maxConcurrentActivityFunctions: ten,
      maxConcurrentOrchestratorFunctions: ten,
    });
    expect(readOptions({ maxConcurrentOrchestratorFunctions: 3 })).toMatchObject({
      maxConcurrentActivityFunctions: ten,
      maxConcurrentOrchestratorFunctions: 3,
    });
  });

  test("bounds how many turns are taken at once, and never two of one instance", async () => {
    const running: string[] = [];
    let [most, runs] = [0, 0];
    const onFault = (error: unknown) => {
      throw error;
    };
    const turns = new Dispatcher<string>({ limit: 3, onFault }, async (id) => {
      expect(running).not.toContain(id);
      most = Math.max(most, running.push(id));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running.splice(running.indexOf(id), 1);
      runs += 1;
    });
    turns.wake(["a", "b", "c", "d", "e"]);
    turns.wake(["a", "b"]);
    await vi.waitUntil(() => runs === 7, { timeout: 20_000 });
    expect(most).toBe(3);
  });

  test("may say what has nothing to act on here", () => {
    const idle = {
      tracing: { version: "V2" },
      extendedSessionsEnabled: true,
      extendedSessionIdleTimeoutInSeconds: 30,
      useGracefulShutdown: true,
      logReplayEvents: true,
      storageProvider: { type: "azureStorage", partitionCount: 4 },
    };
    expect(readOptions(idle)).toEqual(readOptions({}));
  });
});
