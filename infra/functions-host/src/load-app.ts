import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { collectRegistrations, type Registrations } from "./core-module.ts";
import { LoadError } from "./load-error.ts";

/**
 * Runs the file that `main` of package.json names, and returns what it registered. Throws a LoadError
 * when that fails, where Azure only logs it and serves an app without functions.
 */
export async function loadApp(appDir: string, log: Registrations["log"]): Promise<Registrations> {
  const main = await readMain(appDir);
  if (main === undefined) throw new LoadError([`package.json: "main" is missing`]);
  const file = join(appDir, main);
  if (!existsSync(file)) throw new LoadError([`package.json: main "${main}" is not a file`]);

  const app = collectRegistrations(log);
  try {
    createRequire(file)(file);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new LoadError([`${main} failed to load: ${reason}`], { cause: error });
  }
  app.started = true;
  return app;
}

async function readMain(appDir: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(appDir, "package.json"), "utf8");
    return (JSON.parse(text) as { main?: string }).main;
  } catch (error) {
    throw new LoadError([`package.json: ${String(error)}`], { cause: error });
  }
}
