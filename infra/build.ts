import { cpSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build, stop } from "esbuild";

import { docsFiles } from "../functions/http/docs.ts";
import { commandOptions } from "./command-options.ts";
import { deferPackages, deferService, lazyEntry, lazyFiles } from "./lazy-packages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Files that the app reads beside its bundle: [from the root, to beside the bundle]. */
const assets: readonly (readonly [from: string, to: string])[] = docsFiles.map((name) => [
  `node_modules/swagger-ui-dist/${name}`,
  `docs/${name}`,
]);

export interface Built {
  readonly file: string;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** What the host loads, what invocations load, and what few of those need. */
const entryPoints: Readonly<Record<string, string>> = {
  index: "functions/index.ts",
  service: "functions/wiring.ts",
  ...Object.fromEntries(lazyFiles.map((file) => [file, lazyEntry(file)])),
};

/**
 * Bundles functions/index.ts into index.cjs, the file that `main` of package.json names, with what it
 * loads and reads beside it: few files start faster than a tree of modules. `@azure/functions-core`
 * is the host's to supply.
 */
export async function buildApp(into = path.join(root, "dist")): Promise<Built> {
  const started = performance.now();
  const file = path.join(into, "index.cjs");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    // Where the maps' paths start from, so that they are the same wherever the files are written.
    outdir: path.join(root, "dist"),
    outExtension: { ".js": ".cjs" },
    write: false,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    sourcemap: true,
    // So that a file that is loaded later is loaded as the rest is.
    supported: { "dynamic-import": false },
    // Names stay readable in stack traces.
    minifySyntax: true,
    minifyWhitespace: true,
    external: ["@azure/functions-core"],
    plugins: [deferPackages(root), deferService],
    logLevel: "warning",
  });
  // Its helper process would otherwise stay as long as ours.
  await stop();
  mkdirSync(into, { recursive: true });
  for (const { contents, path: place } of outputFiles) {
    writeFileSync(path.join(into, path.basename(place)), contents);
  }
  for (const [from, to] of assets) {
    mkdirSync(path.dirname(path.join(into, to)), { recursive: true });
    cpSync(path.join(root, from), path.join(into, to), { recursive: true });
  }
  return { file, bytes: statSync(file).size, milliseconds: performance.now() - started };
}

export const describeBuilt = ({ file, bytes }: Built): string =>
  `${path.relative(root, file)}, ${(bytes / 1024 / 1024).toFixed(2)} MB`;

if (import.meta.main) {
  commandOptions("npm run build\n\nBundles the app into dist/. It takes no options.", {});
  const built = await buildApp();
  console.log(`${describeBuilt(built)} in ${(built.milliseconds / 1000).toFixed(1)} s`);
}
