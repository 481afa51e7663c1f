import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
const vite = path.join(root, "node_modules/vite/bin/vite.js");
const portal = path.join(root, "portal");
const cache = path.join(root, ".local", "page");

/** Everything that the built page depends on. */
const inputs = ["portal", "client/src", "infra/page.ts", "package-lock.json"];

/** A hash of the inputs, so that the page is built only when one of them has changed. */
function fingerprint(): string {
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

/**
 * Builds the page into a folder: index.html with a placeholder for the configuration, and the assets,
 * compressed. Reuses an earlier build of the same sources. Returns the folder.
 */
export async function buildPage(into: string): Promise<string> {
  const built = path.join(cache, fingerprint());
  if (!existsSync(built)) await buildInto(built);
  rmSync(into, { recursive: true, force: true });
  cpSync(built, into, { recursive: true });
  return into;
}

/** Several processes can build at the same time: each builds in a folder of its own and renames it. */
async function buildInto(target: string): Promise<void> {
  const folder = `${target}.${randomUUID()}`;
  await run(
    process.execPath,
    [
      ...[vite, "build", portal, "--outDir", folder, "--emptyOutDir", "--logLevel", "warn"],
      // Vite would otherwise refuse a second build at the same time.
      "--bypass-lock",
    ],
    // A test runner sets NODE_ENV, and Vite then takes the larger builds of libraries for development.
    { env: { ...process.env, NODE_ENV: "production" } },
  );
  compress(path.join(folder, "assets"));
  mkdirSync(cache, { recursive: true });
  // Earlier builds. Another process may have finished this one, and be copying it.
  for (const name of readdirSync(cache)) {
    const isOld = !name.includes(".") && name !== path.basename(target);
    if (isOld) rmSync(path.join(cache, name), { recursive: true, force: true });
  }
  try {
    renameSync(folder, target);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

function compress(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
    rmSync(file);
  }
}

interface Script {
  readonly name: string;
  readonly bytes: number;
}

/**
 * The scripts that a browser loads before it shows the page, with their compressed size in bytes. The
 * texts of one language are among them: here the largest.
 */
export function initialScripts(folder: string): readonly Script[] {
  const assets = path.join(folder, "assets");
  const sized = (name: string): Script => ({
    name,
    bytes: readFileSync(path.join(assets, `${name}.gz`)).length,
  });
  const html = readFileSync(path.join(folder, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/portal\/assets\/([^"]+\.js)"/g)];
  const [texts] = readdirSync(assets)
    .filter((name) => /^(?:en|ko)-[\w-]+\.js\.gz$/.test(name))
    .map((name) => sized(name.slice(0, -".gz".length)))
    .sort((one, other) => other.bytes - one.bytes);
  if (!texts) throw new Error("The build has no texts.");
  return [...named.map(([, name = ""]) => sized(name)), texts];
}
