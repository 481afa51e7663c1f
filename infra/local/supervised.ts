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

interface SupervisedOptions {
  readonly name: ProcessName;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly dataDir: string;
  readonly log: (line: string) => void;
}

const readyWithinMs = 60_000;
const stopPatienceMs = 8000;
// The first restart is at once, as Azure's; one that keeps failing must not take the machine.
const restartDelayMsMax = 1000;
/** Loaded by every process of an environment; its path in a command line tells that it is one. */
export const tether = fileURLToPath(new URL("tether.mjs", import.meta.url));

/**
 * A process of the environment. Once it has been ready it is started again whenever it ends, until
 * `stop`. It says `<name> ready` on standard output when it is.
 */
export class Supervised {
  readonly #options: SupervisedOptions;
  #child: ChildProcess | undefined;
  #ready: Promise<void> = Promise.reject(new Error("not started"));
  #watch: Promise<void> | undefined;
  #stopping = false;
  #restarts = 0;

  constructor(options: SupervisedOptions) {
    this.#options = options;
    this.#ready.catch(() => undefined);
  }

  /** Undefined between an end and the start that follows it. */
  get pid(): number | undefined {
    const child = this.#child;
    return child && child.exitCode === null && child.signalCode === null ? child.pid : undefined;
  }

  /** Resolves when it is ready; rejects with its last words when it ends instead. */
  async start(): Promise<void> {
    this.#stopping = false;
    this.#ready = this.#spawn();
    await this.#ready;
    this.#watch = this.#keepAlive();
  }

  /** Resolves when the process that runs now, or that is being started, is ready. */
  async whenReady(): Promise<void> {
    while (this.pid === undefined && !this.#stopping) await delay(5);
    await this.#ready;
  }

  /** Resolves when the process is gone; it is started again as after any other end. */
  async kill(name: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || this.pid === undefined) return;
    const end = once(child, "exit");
    signal(this.pid, name);
    await end;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.pid !== undefined) await endProcess(this.pid, "SIGTERM", stopPatienceMs);
    // It has yet to notice: a start right after this must not meet it.
    await this.#watch;
    removePid(this.#options.dataDir, this.#options.name);
  }

  async #spawn(): Promise<void> {
    const { name, script, args, env, cwd, dataDir, log } = this.#options;
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "--import", tether, script, ...args],
      // A session of its own: Ctrl-C is for the supervisor, which ends the others in order.
      { cwd, env, stdio: ["pipe", "pipe", "pipe"], detached: true, windowsHide: true },
    );
    this.#child = child;
    if (child.pid === undefined) throw new Error(`${name} cannot be started.`);
    const leader = child.pid;
    writePid(dataDir, name, leader);
    // A process that was killed could not end what it had started: for the Core Tools, func.
    child.once("exit", () => {
      killGroup(leader);
    });

    const lastWords: string[] = [];
    let isReady = false;
    const sawReady = new Promise<void>((resolve) => {
      const onLine = (line: string): void => {
        if (!isReady && line.startsWith(`${name} ready`)) {
          isReady = true;
          resolve();
          return;
        }
        if (!isReady) lastWords.push(line);
        log(line);
      };
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on("line", onLine);
      }
    });
    const end = once(child, "close").then(() => "ended" as const);
    const late = delay(readyWithinMs, "late" as const, { ref: false });
    const outcome = await Promise.race([sawReady, end, late]);
    if (!outcome) return;
    await this.kill("SIGKILL");
    throw new Error(`${name} ${outcome} before it was ready\n${lastWords.slice(-30).join("\n")}`);
  }

  async #keepAlive(): Promise<void> {
    while (!this.#stopping) {
      await this.#ended();
      if (this.#hasStopped()) return;
      const { name, log } = this.#options;
      log(
        `${name} ended (${this.#child?.signalCode ?? this.#child?.exitCode ?? "?"}), starting it`,
      );
      this.#ready = this.#spawn();
      try {
        await this.#ready;
        this.#restarts = 0;
      } catch (error) {
        if (this.#hasStopped()) return;
        log(error instanceof Error ? error.message : String(error));
        await delay(Math.min(50 * 2 ** this.#restarts, restartDelayMsMax));
        this.#restarts += 1;
      }
    }
  }

  // A method, because the value changes while others are awaited.
  #hasStopped(): boolean {
    return this.#stopping;
  }

  async #ended(): Promise<void> {
    const child = this.#child;
    if (child && this.pid !== undefined) await once(child, "exit");
  }
}
