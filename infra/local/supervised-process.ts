import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import {
  endProcess,
  killGroup,
  removePid,
  signal,
  writePid,
  type ProcessName,
} from "./processes.ts";

interface SupervisedProcessOptions {
  readonly name: ProcessName;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly dataDir: string;
  /** Receives each line that the process prints. */
  readonly log: (line: string) => void;
}

const readyTimeoutMs = 60_000;
const stopTimeoutMs = 8000;
// The first restart is immediate, as on Azure. The delay between failed restarts grows to this.
const restartDelayMsMax = 1000;
/** Every supervised process loads this file, so its path in a command line identifies one. */
export const endWithSupervisor = fileURLToPath(new URL("end-with-supervisor.mjs", import.meta.url));

/**
 * A child process that is started again whenever it ends, until `stop`. It is ready when it prints
 * `<name> ready` on standard output.
 */
export class SupervisedProcess {
  readonly #options: SupervisedProcessOptions;
  #child: ChildProcess | undefined;
  #ready: Promise<void> = Promise.reject(new Error("not started"));
  #supervision: Promise<void> | undefined;
  #stopping = false;
  #failedRestarts = 0;

  constructor(options: SupervisedProcessOptions) {
    this.#options = options;
    this.#ready.catch(() => undefined);
  }

  /** Undefined while no process runs, for example between its end and the restart. */
  get pid(): number | undefined {
    const child = this.#child;
    return child && child.exitCode === null && child.signalCode === null ? child.pid : undefined;
  }

  /** Resolves when the process is ready; rejects with its last output if it ends before. */
  async start(): Promise<void> {
    this.#stopping = false;
    this.#ready = this.#spawn();
    await this.#ready;
    this.#supervision = this.#restartUntilStopped();
  }

  /** Resolves when the current process, or the one that is being started, is ready. */
  async whenReady(): Promise<void> {
    while (this.pid === undefined && !this.#stopping) await delay(5);
    await this.#ready;
  }

  /** Sends a signal that ends the process, and resolves when it has ended. It is then restarted. */
  async kill(name: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || this.pid === undefined) return;
    const end = once(child, "exit");
    signal(this.pid, name);
    await end;
  }

  /** Ends the process without a restart. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.pid !== undefined) await endProcess(this.pid, "SIGTERM", stopTimeoutMs);
    // Until the supervision has ended as well, a new start could run into it.
    await this.#supervision;
    removePid(this.#options.dataDir, this.#options.name);
  }

  async #spawn(): Promise<void> {
    const { name, script, args, env, cwd, dataDir } = this.#options;
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "--import", endWithSupervisor, script, ...args],
      // In a session of its own, so that Ctrl-C reaches the supervisor only, which stops all in order.
      { cwd, env, stdio: ["pipe", "pipe", "pipe"], detached: true, windowsHide: true },
    );
    this.#child = child;
    if (child.pid === undefined) throw new Error(`${name} cannot be started.`);
    const leader = child.pid;
    writePid(dataDir, name, leader);
    // A killed process leaves its own child processes behind, such as func of the Core Tools.
    child.once("exit", () => {
      killGroup(leader);
    });

    const output: string[] = [];
    const ready = this.#whenPrintsReady(child, output);
    const ended = once(child, "close").then(() => "ended before it was ready");
    const late = `was not ready within ${readyTimeoutMs / 1000} s`;
    const timeout = delay(readyTimeoutMs, late, { ref: false });
    const problem = await Promise.race([ready, ended, timeout]);
    if (problem === undefined) return;
    await this.kill("SIGKILL");
    throw new Error(`${name} ${problem}\n${output.slice(-30).join("\n")}`);
  }

  /** Passes each line on to the log, and until the process is ready to `output` as well. */
  #whenPrintsReady({ stdout, stderr }: ChildProcess, output: string[]): Promise<undefined> {
    const { log, name } = this.#options;
    let isReady = false;
    return new Promise((resolve) => {
      const onLine = (line: string): void => {
        if (!isReady && line.startsWith(`${name} ready`)) {
          isReady = true;
          resolve(undefined);
          return;
        }
        if (!isReady) output.push(line);
        log(line);
      };
      for (const stream of [stdout, stderr]) {
        if (stream) createInterface({ input: stream }).on("line", onLine);
      }
    });
  }

  async #restartUntilStopped(): Promise<void> {
    while (!this.#stopping) {
      await this.#ended();
      if (this.#hasStopped()) return;
      const { name, log } = this.#options;
      const result = this.#child?.signalCode ?? this.#child?.exitCode ?? "?";
      log(`${name} ended (${result}) and is started again`);
      this.#ready = this.#spawn();
      try {
        await this.#ready;
        this.#failedRestarts = 0;
      } catch (error) {
        if (this.#hasStopped()) return;
        log(error instanceof Error ? error.message : String(error));
        await delay(Math.min(50 * 2 ** this.#failedRestarts, restartDelayMsMax));
        this.#failedRestarts += 1;
      }
    }
  }

  // A method, because the compiler does not expect the field to change during an await.
  #hasStopped(): boolean {
    return this.#stopping;
  }

  async #ended(): Promise<void> {
    const child = this.#child;
    if (child && this.pid !== undefined) await once(child, "exit");
  }
}
