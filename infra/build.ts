import { cpSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build, stop } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Files that the app reads beside its bundle: [from, to], both from the root. None so far. */
const assets: readonly (readonly [from: string, to: string])[] = [];

export interface Built {
  readonly file: string;
  readonly bytes: number;
  readonly milliseconds: number;
}

/**
 * Bundles functions/index.ts into dist/index.cjs, the one file that `main` of package.json names:
 * one file starts faster than a tree of modules. `@azure/functions-core` is the host's to supply.
 */
export async function buildApp(): Promise<Built> {
  const started = performance.now();
  const file = path.join(root, "dist", "index.cjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["functions/index.ts"],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    sourcemap: true,
    // Names stay readable in stack traces.
    minifySyntax: true,
    minifyWhitespace: true,
    external: ["@azure/functions-core"],
    logLevel: "warning",
  });
  // Its helper process would otherwise stay as long as ours.
  await stop();
  for (const [from, to] of assets) {
    mkdirSync(path.dirname(path.join(root, to)), { recursive: true });
    cpSync(path.join(root, from), path.join(root, to), { recursive: true });
  }
  return { file, bytes: statSync(file).size, milliseconds: performance.now() - started };
}

export const describeBuilt = ({ file, bytes }: Built): string =>
  `${path.relative(root, file)}, ${(bytes / 1024 / 1024).toFixed(2)} MB`;

if (import.meta.main) {
  const built = await buildApp();
  console.log(`${describeBuilt(built)} in ${(built.milliseconds / 1000).toFixed(1)} s`);
}
