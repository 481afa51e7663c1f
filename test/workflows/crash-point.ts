import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { startEnvironment } from "../../infra/local/environment.ts";
import type { Environment } from "../../infra/local/environment.ts";
import { openTables } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { until, useOwn } from "../support/environment.ts";
import { ownApp } from "../support/service-process-hosts.ts";

/** The built app on the host that can be told to die, and all that it needs around it. */
export interface CrashPlace {
  readonly tables: Tables;
  /** Runs it and gives back the points that were passed meanwhile. */
  readonly watch: (run: () => Promise<unknown>) => Promise<string[]>;
  /** Runs it on a host that dies at the point; resolves when the next one is ready and it is answered. */
  readonly dieAt: <Value>(point: string, run: () => Promise<Value>) => Promise<Value>;
  /** Whether no orchestration is under way. */
  readonly isIdle: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

export async function startCrashPlace(): Promise<CrashPlace> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-crashes-"));
  const said: string[] = [];
  let environment: Environment | undefined;
  const stop = async (): Promise<void> => {
    await environment?.stop();
    if (process.env["E2E_LOG"]) console.log(said.join("\n"));
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const appDir = await ownApp(dataDir);
    environment = await startEnvironment({
      ...{ dataDir, appDir },
      host: fileURLToPath(new URL("crash-host.ts", import.meta.url)),
      // No sweep but those of the tests, and nothing written that nobody reads.
      settings: { RENEWAL_SWEEP_SCHEDULE: "0 0 0 1 1 *", TELEMETRY_FILE: "" },
      log: (source, line) => said.push(`[${source}] ${line}`),
    });
    return { ...placeOf(environment), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function placeOf(environment: Environment): Omit<CrashPlace, "stop"> {
  const { baseUrl, connectionString, pids } = environment;
  useOwn(environment);
  const durable = async (method: string, what: string, body?: object): Promise<unknown> => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${baseUrl}/durabletask/${what}`, init);
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
    dieAt: async (point, run) => {
      const alive = pids().host;
      await durable("PUT", "crash", { at: point });
      const running = run();
      running.catch(() => undefined);
      await until(`the host dies at "${point}"`, () => pids().host !== alive, 20_000);
      await environment.hostReady();
      return running;
    },
  };
}
