import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { afterAll } from "vitest";

import { openKeys } from "../../src/keys.ts";
import { mainPath } from "../../src/main-path.ts";
import { DurableApp, fixtures } from "./support.ts";

// Compiling takes most of the time. Only a process that ends by itself writes the cache.
const compileCache = join(tmpdir(), "durable-test-compile-cache");

const children = new Set<ChildProcess>();

// A test that failed may have left its process.
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** A host process with the test app, which may be killed. */
export interface HostProcess {
  readonly app: DurableApp;
  readonly isDead: () => boolean;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; running work may end. */
  stop(): Promise<void>;
}

/** The files that outlive the processes: the engine's data, and the steps that ran. */
export class DataDir {
  readonly #dir = mkdtempSync(join(tmpdir(), "durable-process-"));

  get steps(): string[] {
    return readFileSync(this.#stepsFile, "utf8").split("\n").filter(Boolean).sort();
  }

  get #stepsFile(): string {
    return join(this.#dir, "steps.txt");
  }

  async start(crashAt = ""): Promise<HostProcess> {
    const child: ChildProcess = spawn(
      process.execPath,
      [mainPath, "--app", fixtures, "--port", "0", "--data", join(this.#dir, "data")],
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
    return {
      app: new DurableApp(url, openKeys(join(this.#dir, "data"))),
      isDead,
      kill: end("SIGKILL"),
      stop: end("SIGTERM"),
    };
  }
}

/** The process may die before it is ready: resumed work may reach the crash point. */
async function readyUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("no output");
  for await (const line of createInterface(child.stdout)) {
    const url = /host ready (\S+)/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  return "http://127.0.0.1:9";
}
