import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import type { Ports } from "../ports.ts";
import {
  commandLine,
  endProcess,
  inheritedVariables,
  isAlive,
  readPid,
  removePid,
  writePid,
} from "../processes.ts";

export interface AzuriteOptions {
  readonly dataDir: string;
  readonly tablePort: number;
  /** Only with the Core Tools, whose Durable Functions store their state in blobs and queues. */
  readonly others?: Pick<Ports, "blob" | "queue">;
  readonly log: (line: string) => void;
}

const packageDir = fileURLToPath(new URL("../../../node_modules/azurite", import.meta.url));
const readyTimeoutMs = 30_000;
// Azurite writes all tables to disk before it ends.
const stopTimeoutMs = 20_000;

/**
 * Azurite, in a process that keeps running when the process that started it ends, because Azure's
 * storage does not end with a function host either.
 *
 * It is stopped with SIGINT only. Azurite writes its tables to disk every five seconds and on SIGINT.
 * It has no handler for SIGTERM: that signal loses what it has acknowledged since the last write.
 */
export class Azurite {
  readonly #options: AzuriteOptions;
  #stopping = false;

  constructor(options: AzuriteOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return readPid(this.#options.dataDir, "azurite");
  }

  /** Starts Azurite, or reuses one that an earlier environment left running on these data and ports. */
  async start(): Promise<"started" | "reused"> {
    const reused = isRunningWith(this.#options);
    if (!reused) await this.#spawn();
    void this.#restartUntilStopped();
    return reused ? "reused" : "started";
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await endAzurite(this.#options.dataDir, this.#options.log);
  }

  async #spawn(): Promise<void> {
    const { dataDir, tablePort, others, log } = this.#options;
    const location = locationOf(dataDir);
    // Azurite sets no mode on its files, so the folder keeps other users of this machine out.
    mkdirSync(location, { recursive: true, mode: 0o700 });
    const logFile = path.join(location, "azurite.log");
    const output = openSync(logFile, "w", 0o600);
    const script = others ? "dist/src/azurite.js" : "dist/src/table/main.js";
    const child = spawn(process.execPath, [path.join(packageDir, script), ...args(this.#options)], {
      // The output goes to a file, because a pipe would close when this process ends.
      env: inheritedVariables(),
      stdio: ["ignore", output, output],
      detached: true,
      windowsHide: true,
    });
    closeSync(output);
    child.unref();
    if (child.pid === undefined) throw new Error("Azurite cannot be started.");
    writePid(dataDir, "azurite", child.pid);
    const deadline = Date.now() + readyTimeoutMs;
    while (!(await answers(tablePort))) {
      if (!isAlive(child.pid) || Date.now() > deadline) {
        throw new Error(`Azurite did not start\n${readFileSync(logFile, "utf8").slice(-2000)}`);
      }
      await delay(20);
    }
    log(`listens on ${tablePort}`);
  }

  async #restartUntilStopped(): Promise<void> {
    for (;;) {
      await delay(500, undefined, { ref: false });
      if (this.#stopping) return;
      if (this.pid !== undefined) continue;
      this.#options.log(
        "ended and is started again; changes since its last write to disk are lost",
      );
      try {
        await this.#spawn();
      } catch (error) {
        this.#options.log(String(error));
      }
    }
  }
}

/** Stops the Azurite that runs on this data, if any, and waits until it has written its tables. */
export async function endAzurite(dataDir: string, log: (line: string) => void): Promise<void> {
  const pid = readPid(dataDir, "azurite");
  if (pid !== undefined && commandLine(pid).includes(locationOf(dataDir))) {
    const result = await endProcess(pid, "SIGINT", stopTimeoutMs);
    if (result === "killed") log(`did not end within ${stopTimeoutMs / 1000} s and was killed`);
  }
  removePid(dataDir, "azurite");
}

/** Whether an Azurite with these data and ports runs already. */
export function isRunningWith(options: AzuriteOptions): boolean {
  const pid = readPid(options.dataDir, "azurite");
  return pid !== undefined && commandLine(pid).includes(args(options).join(" "));
}

const locationOf = (dataDir: string): string => path.join(path.resolve(dataDir), "azurite");

const args = ({ dataDir, others, tablePort }: AzuriteOptions): string[] => [
  ...["--location", locationOf(dataDir), ...at("table", tablePort)],
  ...["--silent", "--disableTelemetry", "--skipApiVersionCheck"],
  ...(others ? [...at("blob", others.blob), ...at("queue", others.queue)] : []),
];

const at = (service: "table" | "blob" | "queue", port: number): string[] => [
  `--${service}Host`,
  "127.0.0.1",
  `--${service}Port`,
  `${port}`,
];

/** Azurite refuses this unsigned request, and any answer shows that it runs. */
async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/devstoreaccount1/Tables`);
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
