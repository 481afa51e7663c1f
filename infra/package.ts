/**
 * `npm run package` creates the package that a deployment sends to Azure: the folder dist/package, and
 * dist/package.zip with the same files. Nothing is installed from it, because the build includes all
 * dependencies except `@azure/functions-core`, which the host provides.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { zipSync, type Zippable } from "fflate";

import manifest from "../package.json" with { type: "json" };
import { buildApp } from "./build.ts";
import { commandOptions } from "./command-options.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The same time for all entries, so that the same files give the same zip. Zip times begin in 1980. */
const modified = new Date(1980, 0, 1);

export interface Package {
  readonly folder: string;
  readonly zip: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Builds `<into>/package` and `<into>/package.zip`, and deletes earlier ones first. */
export async function packageApp(into = path.join(root, "dist")): Promise<Package> {
  const folder = path.join(into, "package");
  const zip = path.join(into, "package.zip");
  rmSync(folder, { recursive: true, force: true });
  rmSync(zip, { force: true });
  mkdirSync(folder, { recursive: true });
  await buildApp(path.join(folder, "dist"));
  copyFileSync(path.join(root, "host.json"), path.join(folder, "host.json"));
  // Without dependencies and scripts, so that a build on Azure has nothing to do.
  const { main, type, version } = manifest;
  writeFileSync(
    path.join(folder, "package.json"),
    `${JSON.stringify({ version, type, main }, null, 2)}\n`,
  );

  const files = filesIn(folder);
  const entries: Zippable = Object.fromEntries(
    files.map((name) => [name, readFileSync(path.join(folder, name))]),
  );
  const packed = zipSync(entries, { level: 9, mtime: modified });
  writeFileSync(zip, packed);
  return { folder, zip, files, bytes: packed.length };
}

/** The paths of all files relative to `folder`, with slashes, sorted. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join("/"))
    .sort();
}

if (import.meta.main) {
  commandOptions(
    "npm run package\n\nCreates dist/package.zip, which a deployment sends to Azure. It takes no options.",
    {},
  );
  const { bytes, files, zip } = await packageApp();
  for (const file of files) console.log(`  ${file}`);
  console.log(`${path.relative(root, zip)}, ${(bytes / 1024 / 1024).toFixed(2)} MB`);
}
