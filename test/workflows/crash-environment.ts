import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { openKeys } from "functions-host/keys";

import { startEnvironment } from "../../infra/local/environment.ts";
import type { Environment } from "../../infra/local/environment.ts";
import { openTables } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { until, useOwn } from "../support/environment.ts";
import { ownApp } from "../support/service-process-hosts.ts";

/** The built app on a host that can be made to crash, and everything that it needs. */
export interface CrashEnvironment {
  readonly tables: Tables;
  /** Runs `run` and returns the crash points that it passed. */
  readonly watch: (run: () => Promise<unknown>) => Promise<string[]>;
  /** Runs `run` on a host that crashes at the point. Resolves with its result after a restart. */
  readonly crashAt: <Value>(point: string, run: () => Promise<Value>) => Promise<Value>;
  /** Whether no orchestration is running. */
  readonly isIdle: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

export async function startCrashEnvironment(): Promise<CrashEnvironment> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-crashes-"));
  const logLines: string[] = [];
  let environment: Environment | undefined;
  const stop = async (): Promise<void> => {
    await environment?.stop();
    if (process.env["E2E_LOG"]) console.log(logLines.join("\n"));
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const appDir = await ownApp(dataDir);
    environment = await startEnvironment({
      ...{ dataDir, appDir },
      host: fileURLToPath(new URL("crash-host.ts", import.meta.url)),
      // No sweeps except those of the tests, and no telemetry.
      settings: { RENEWAL_SWEEP_SCHEDULE: "0 0 0 1 1 *", TELEMETRY_FILE: "" },
      log: (source, line) => logLines.push(`[${source}] ${line}`),
    });
    const { system } = openKeys(path.join(dataDir, "host"));
    return { ...environmentOf(environment, system.durabletask), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environmentOf(environment: Environment, key: string): Omit<CrashEnvironment, "stop"> {
  const { baseUrl, connectionString, pids } = environment;
  useOwn(environment);
  const durable = async (method: string, what: string, body?: object): Promise<unknown> => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${baseUrl}/durabletask/${key}/${what}`, init);
    if (response.ok) return response.json();
    throw new Error(`${what}: ${response.status} ${await response.text()}`);
  };
  const isIdle = async (): Promise<boolean> => (await durable("GET", "idle")) === true;
  return {
    tables: openTables({ mode: "connection-string", connectionString }),
    isIdle,
    watch: async (run) => {
      await durable("PUT", "crash", { at: null });
      await run();
      await until("it is done", isIdle, 30_000);
      const passed = (await durable("GET", "crash")) as string[];
      await durable("DELETE", "crash");
      return passed;
    },
    crashAt: async (point, run) => {
      const alive = pids().host;
      await durable("PUT", "crash", { at: point });
      const running = run();
      running.catch(() => undefined);
      await until(`the host crashes at "${point}"`, () => pids().host !== alive, 20_000);
      await environment.hostReady();
      return running;
    },
  };
}
