import type { Plugin } from "esbuild";

/** Needed by durable-functions now and then, and loaded by it at every start. */
const packages = /^(?:axios|validator|moment|lodash\/cloneDeep)$/;

/** Stands for a package until something of it is asked for or called. */
const standIn = (file: string): string => `
let loaded;
const load = () => (loaded ??= require(${JSON.stringify(file)}));
module.exports = new Proxy(function () {}, {
  get: (_, name) => load()[name],
  has: (_, name) => name in load(),
  apply: (_, self, args) => load().apply(self, args),
});
`;

/**
 * Has the bundle evaluate these packages when they are first used: a cold start waits for everything
 * that is evaluated at load.
 */
export const lazyPackages: Plugin = {
  name: "lazy-packages",
  setup(build) {
    const real = { real: true };
    build.onResolve({ filter: packages }, async ({ importer, kind, path, ...args }) => {
      if (kind !== "require-call" || !importer.includes("durable-functions")) return undefined;
      if (args.pluginData === real) return undefined;
      const { resolveDir } = args;
      const found = await build.resolve(path, { resolveDir, kind, importer, pluginData: real });
      return { path: found.path, namespace: "lazy", errors: found.errors };
    });
    build.onLoad({ filter: /.*/, namespace: "lazy" }, ({ path }) => ({
      contents: standIn(path),
      resolveDir: build.initialOptions.absWorkingDir ?? ".",
    }));
  },
};
