import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { collectRegistrations, type Registrations } from "./core-module.ts";
import { LoadError } from "./load-error.ts";

/**
 * Runs the files that `main` of package.json names and returns what they registered. Azure's worker
 * only warns when one of them fails and serves an app without functions; here it is the end.
 */
export async function loadApp(appDir: string, log: Registrations["log"]): Promise<Registrations> {
  const { main, type } = await readPackage(appDir);
  if (main === undefined) throw new LoadError([`package.json: "main" is missing`]);
  const files = globSync(main, { cwd: appDir }).sort();
  if (files.length === 0) throw new LoadError([`package.json: main "${main}" matches no file`]);

  const app = collectRegistrations(log);
  for (const file of files) {
    try {
      await run(join(appDir, file), type === "module");
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      throw new LoadError([`${file} failed to load: ${reason}`], { cause: error });
    }
  }
  app.started = true;
  return app;
}

async function readPackage(appDir: string): Promise<{ main?: string; type?: string }> {
  try {
    return JSON.parse(await readFile(join(appDir, "package.json"), "utf8")) as object;
  } catch (error) {
    throw new LoadError([`package.json: ${String(error)}`], { cause: error });
  }
}

async function run(file: string, packageIsModule: boolean): Promise<void> {
  const kind = extname(file);
  if (kind === ".mjs" || (kind !== ".cjs" && packageIsModule))
    await import(pathToFileURL(file).href);
  else createRequire(file)(file);
}
