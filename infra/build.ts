import { cpSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build, stop, type Plugin } from "esbuild";

import { docsFiles } from "../functions/http/docs.ts";
import { cachedBuild } from "./build-cache.ts";
import { commandOptions } from "./command-options.ts";
import { buildPage } from "./page.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Files that the app reads at run time: [path in this repository, path in the output folder]. */
const assets: readonly (readonly [from: string, to: string])[] = docsFiles.map((name) => [
  `node_modules/swagger-ui-dist/${name}`,
  `docs/${name}`,
]);

export interface Built {
  readonly file: string;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Keeps the service out of index.cjs, which imports it later, from a file of its own. */
const externalService: Plugin = {
  name: "external-service",
  setup(build) {
    build.onResolve({ filter: /^\.\/wiring\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./service.cjs", external: true } : undefined,
    );
  },
};

/**
 * Builds the two files of the app, and copies the files that it reads beside them. index.cjs is the
 * `main` of package.json: it registers the functions. service.cjs has the code that runs in an
 * invocation. Both include their dependencies, except `@azure/functions-core`, which the host provides.
 * The page for people is in the folder `page`. Both reuse an earlier build of the same sources.
 */
export async function buildApp(into = path.join(root, "dist")): Promise<Built> {
  const started = performance.now();
  const page = buildPage(path.join(into, "page"));
  const bundled = await cachedBuild({
    name: "app",
    inputs: [
      "functions",
      "shared",
      "infra/build.ts",
      "package.json",
      "package-lock.json",
      "tsconfig.json",
    ],
    build: bundle,
  });
  await page;
  mkdirSync(into, { recursive: true });
  cpSync(bundled, into, { recursive: true });
  for (const [from, to] of assets) {
    mkdirSync(path.dirname(path.join(into, to)), { recursive: true });
    cpSync(path.join(root, from), path.join(into, to), { recursive: true });
  }
  const file = path.join(into, "index.cjs");
  return { file, bytes: statSync(file).size, milliseconds: performance.now() - started };
}

async function bundle(folder: string): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { index: "functions/index.ts", service: "functions/wiring.ts" },
    // Source maps contain paths relative to this folder, so it is the same for every target folder.
    outdir: path.join(root, "dist"),
    outExtension: { ".js": ".cjs" },
    write: false,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    sourcemap: true,
    // Turns import() into require(), which loads service.cjs with the same module loader.
    supported: { "dynamic-import": false },
    // Names are not shortened, so that stack traces stay readable.
    minifySyntax: true,
    minifyWhitespace: true,
    external: ["@azure/functions-core"],
    plugins: [externalService],
    logLevel: "warning",
  });
  // esbuild's child process would otherwise run as long as this process.
  await stop();
  for (const { contents, path: place } of outputFiles) {
    writeFileSync(path.join(folder, path.basename(place)), contents);
  }
}

export const describeBuilt = ({ file, bytes }: Built): string =>
  `${path.relative(root, file)}, ${(bytes / 1024 / 1024).toFixed(2)} MB`;

if (import.meta.main) {
  commandOptions("npm run build\n\nBundles the app into dist/. It takes no options.", {});
  const built = await buildApp();
  console.log(`${describeBuilt(built)} in ${(built.milliseconds / 1000).toFixed(1)} s`);
}
