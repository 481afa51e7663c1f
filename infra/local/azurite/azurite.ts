import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { machineVariables } from "../parts.ts";
import type { Ports } from "../ports.ts";
import { commandLine, endProcess, isAlive, readPid, removePid, writePid } from "../processes.ts";

export interface AzuriteOptions {
  readonly dataDir: string;
  readonly tablePort: number;
  /** The Core Tools' durable storage needs blobs and queues as well. */
  readonly others?: Pick<Ports, "blob" | "queue">;
  readonly log: (line: string) => void;
}

const packageDir = fileURLToPath(new URL("../../../node_modules/azurite", import.meta.url));
const readyWithinMs = 30_000;
// It writes all its tables when it ends.
const stopPatienceMs = 20_000;

/**
 * Azurite in a process of its own, which outlives the process that started it: Azure's storage does
 * not go down with a function host. It is never killed while it can be asked to end, because it
 * writes to disk only every five seconds and when it ends.
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

  /** Uses the one that an earlier environment left on the same data and port, or starts one. */
  async start(): Promise<"started" | "reused"> {
    const reused = isOurs(this.#options);
    if (!reused) await this.#spawn();
    void this.#keepAlive();
    return reused ? "reused" : "started";
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await endAzurite(this.#options.dataDir, this.#options.log);
  }

  async #spawn(): Promise<void> {
    const { dataDir, tablePort, others, log } = this.#options;
    const location = locationOf(dataDir);
    mkdirSync(location, { recursive: true });
    const logFile = path.join(location, "azurite.log");
    const output = openSync(logFile, "w");
    const script = others ? "dist/src/azurite.js" : "dist/src/table/main.js";
    const child = spawn(process.execPath, [path.join(packageDir, script), ...args(this.#options)], {
      // Its output goes to a file: a pipe would break when the one who reads it ends.
      env: machineVariables(),
      stdio: ["ignore", output, output],
      detached: true,
      windowsHide: true,
    });
    closeSync(output);
    child.unref();
    if (child.pid === undefined) throw new Error("Azurite cannot be started.");
    writePid(dataDir, "azurite", child.pid);
    const deadline = Date.now() + readyWithinMs;
    while (!(await answers(tablePort))) {
      if (!isAlive(child.pid) || Date.now() > deadline) {
        throw new Error(`Azurite did not start\n${readFileSync(logFile, "utf8").slice(-2000)}`);
      }
      await delay(20);
    }
    log(`listens on ${tablePort}`);
  }

  async #keepAlive(): Promise<void> {
    for (;;) {
      await delay(500, undefined, { ref: false });
      if (this.#stopping) return;
      if (this.pid !== undefined) continue;
      this.#options.log("ended, starting it; what it had not yet written to disk is lost");
      try {
        await this.#spawn();
      } catch (error) {
        this.#options.log(String(error));
      }
    }
  }
}

/** Ends the Azurite that works on this data, if there is one, and waits until it has written. */
export async function endAzurite(dataDir: string, log: (line: string) => void): Promise<void> {
  const pid = readPid(dataDir, "azurite");
  if (pid !== undefined && commandLine(pid).includes(locationOf(dataDir))) {
    const how = await endProcess(pid, "SIGINT", stopPatienceMs);
    if (how === "killed") log("did not end when asked, and was killed");
  }
  removePid(dataDir, "azurite");
}

/** Whether an Azurite on the same data and the same ports runs already. */
export function isOurs(options: AzuriteOptions): boolean {
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

/** Any answer will do, the refusal of an unsigned request included. */
async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/devstoreaccount1/Tables`);
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
