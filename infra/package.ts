/**
 * `npm run package`: what a deployment takes to Azure, as the folder dist/package and the same files
 * in dist/package.zip. Nothing else of this repository is in it, and nothing is installed from it: the
 * bundle is complete but for `@azure/functions-core`, which the host supplies.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { zipSync, type Zippable } from "fflate";

import manifest from "../package.json" with { type: "json" };
import { buildApp } from "./build.ts";
import { commandOptions } from "./command-options.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Zip files begin in 1980; one moment for all, so that the same files make the same zip. */
const modified = new Date(1980, 0, 1);

export interface Package {
  readonly folder: string;
  readonly zip: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Builds into `<into>/package` and `<into>/package.zip`; what was there before goes. */
export async function packageApp(into = path.join(root, "dist")): Promise<Package> {
  const folder = path.join(into, "package");
  const zip = path.join(into, "package.zip");
  rmSync(folder, { recursive: true, force: true });
  rmSync(zip, { force: true });
  mkdirSync(folder, { recursive: true });
  await buildApp(path.join(folder, "dist"));
  copyFileSync(path.join(root, "host.json"), path.join(folder, "host.json"));
  // No dependencies and no scripts: a build on Azure's side would have nothing to do.
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

/** Paths from `folder`, with slashes, sorted. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join("/"))
    .sort();
}

if (import.meta.main) {
  commandOptions(
    "npm run package\n\nMakes dist/package.zip, the very zip that a deployment takes. It takes no options.",
    {},
  );
  const { bytes, files, zip } = await packageApp();
  for (const file of files) console.log(`  ${file}`);
  console.log(`${path.relative(root, zip)}, ${(bytes / 1024 / 1024).toFixed(2)} MB`);
}
