import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

import { cachedBuild } from "./build-cache.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
const vite = path.join(root, "node_modules/vite/bin/vite.js");
const portal = path.join(root, "portal");

/**
 * Builds the page into a folder: index.html with a placeholder for the configuration, and the assets,
 * compressed. Reuses an earlier build of the same sources. Returns the folder.
 */
export async function buildPage(into: string): Promise<string> {
  const built = await cachedBuild({
    name: "page",
    inputs: ["portal", "client/src", "infra/page.ts", "package-lock.json"],
    build: runVite,
  });
  rmSync(into, { recursive: true, force: true });
  cpSync(built, into, { recursive: true });
  return into;
}

async function runVite(folder: string): Promise<void> {
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
