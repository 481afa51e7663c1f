import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { afterAll } from "vitest";

import { DurableApp, fixtures } from "./support.ts";

const main = fileURLToPath(new URL("../../../infra/local/host/main.ts", import.meta.url));

// Most of a life is compiling. Only a process that ends by itself leaves its cache behind.
const compileCache = join(tmpdir(), "durable-test-compile-cache");

const children = new Set<ChildProcess>();

// A test that failed half-way leaves its process behind.
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** The fixture workflows in a process of their own, which may die. */
export interface Life {
  readonly app: DurableApp;
  readonly isDead: () => boolean;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM: what is under way may end. */
  stop(): Promise<void>;
}

/** What outlives the process: the engine's data, and which steps were run. */
export class Place {
  readonly #dir = mkdtempSync(join(tmpdir(), "durable-life-"));

  get steps(): string[] {
    return readFileSync(this.#stepsFile, "utf8").split("\n").filter(Boolean).sort();
  }

  get #stepsFile(): string {
    return join(this.#dir, "steps.txt");
  }

  async live(crashAt = ""): Promise<Life> {
    const child: ChildProcess = spawn(
      process.execPath,
      [main, "--app", fixtures, "--port", "0", "--data", join(this.#dir, "data")],
      {
        env: {
          ...process.env,
          NODE_COMPILE_CACHE: compileCache,
          STEPS_FILE: this.#stepsFile,
          DURABLE_CRASH_AT: crashAt,
        },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    children.add(child);
    const exited = once(child, "exit");
    const isDead = () => child.exitCode !== null || child.signalCode !== null;
    const url = await readyUrl(child);
    const end = (signal: NodeJS.Signals) => async () => {
      child.kill(signal);
      await exited;
    };
    return { app: new DurableApp(url), isDead, kill: end("SIGKILL"), stop: end("SIGTERM") };
  }
}

/** It may have died before it was ready: what it took up from the last life made it. */
async function readyUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("no output");
  for await (const line of createInterface(child.stdout)) {
    const url = /host ready (\S+)/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  return "http://127.0.0.1:9";
}
