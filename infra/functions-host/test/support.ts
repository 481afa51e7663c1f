import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { afterEach, expect } from "vitest";

import { startHost, type HostOptions, type RunningHost } from "../src/host.ts";

const resolve = createRequire(import.meta.url).resolve;
const nodeModules = join(resolve("@azure/functions/package.json"), "../../..");
const { poll } = expect;
const cleanUps: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Asks again until the value is as expected. The deadline is long, for a busy machine. */
export const expectSoon: typeof expect.poll = (value) => poll(value, { timeout: 20_000 });

export interface AppFiles {
  /** Body of index.cjs, where `app` is defined. */
  readonly code?: string;
  readonly hostJson?: object;
  /** More files, or replacements of package.json, host.json and index.cjs; null leaves a file out. */
  readonly files?: Readonly<Record<string, string | null>>;
}

/** A small app in a directory of its own, with the project's node_modules. */
export function makeApp({ code = "", hostJson = {}, files = {} }: AppFiles): string {
  const dir = mkdtempSync(join(tmpdir(), "host-test-"));
  cleanUps.push(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  symlinkSync(nodeModules, join(dir, "node_modules"));
  const all: Record<string, string | null> = {
    "package.json": JSON.stringify({ main: "index.cjs" }),
    "host.json": JSON.stringify({ version: "2.0", ...hostJson }),
    "index.cjs": `const { app } = require("@azure/functions");\n${code}\n`,
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    if (text === null) continue;
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

export interface TestHost extends RunningHost {
  readonly appDir: string;
  /** What the host has logged so far. */
  readonly lines: string[];
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** Runs the app in this process on a free port until the test ends. */
export async function serve(
  app: AppFiles | string,
  options: Partial<HostOptions> = {},
): Promise<TestHost> {
  const appDir = typeof app === "string" ? app : makeApp(app);
  const lines: string[] = [];
  const host = await startHost({
    appDir,
    port: 0,
    write: (text) => void lines.push(...text.split("\n").filter((line) => line !== "")),
    ...options,
  });
  cleanUps.push(() => host.stop());
  return {
    ...host,
    appDir,
    lines,
    fetch: (path, init) => fetch(`${host.url}${path}`, { redirect: "manual", ...init }),
  };
}
