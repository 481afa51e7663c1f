import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface CachedBuild {
  /** The name of the folder in .local that keeps the newest build. */
  readonly name: string;
  /** The files and folders that the build depends on, as paths in this repository. */
  readonly inputs: readonly string[];
  /** Builds into a folder. */
  readonly build: (folder: string) => Promise<void>;
}

/**
 * The folder with the build of the present sources. It is built only when one of the inputs has changed,
 * because tests in several processes need the same build.
 */
export async function cachedBuild({ build, inputs, name }: CachedBuild): Promise<string> {
  const cache = path.join(root, ".local", name);
  const built = path.join(cache, fingerprint(inputs));
  if (!existsSync(built)) await buildInto(built, build);
  return built;
}

function fingerprint(inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const input of inputs.flatMap(filesAt)) {
    hash
      .update(`${input}\0`)
      .update(readFileSync(path.join(root, input)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function filesAt(input: string): string[] {
  const place = path.join(root, input);
  if (path.extname(input) !== "") return [input];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Several processes can build at the same time: each builds in a folder of its own and renames it. */
async function buildInto(target: string, build: CachedBuild["build"]): Promise<void> {
  const cache = path.dirname(target);
  const folder = `${target}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    await build(folder);
    // Earlier builds. Another process may have finished this one, and be copying it.
    for (const name of readdirSync(cache)) {
      const isOld = !name.includes(".") && name !== path.basename(target);
      if (isOld) rmSync(path.join(cache, name), { recursive: true, force: true });
    }
    renameSync(folder, target);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}
