import type { Plugin } from "esbuild";

const orchestrator = "../orchestrations/Orchestrator";

/**
 * What durable-functions loads at every start and needs when a function runs: the file that the build
 * puts beside the bundle → the modules in it, by the names under which the library asks for them.
 * Modules that must share their classes are in one file.
 */
const files: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  axios: { axios: "axios" },
  "clone-deep": { "lodash/cloneDeep": "lodash/cloneDeep" },
  // This service has no entities.
  entities: { "../entities/Entity": "durable-functions/lib/src/entities/Entity" },
  moment: { moment: "moment" },
  "opentelemetry-api": { "@opentelemetry/api": "@opentelemetry/api" },
  orchestrations: {
    [orchestrator]: "durable-functions/lib/src/orchestrations/Orchestrator",
    "./error/TaskFailedError": "durable-functions/lib/src/error/TaskFailedError",
    "./task/RegisteredActivityTask": "durable-functions/lib/src/task/RegisteredActivityTask",
    "./task/RegisteredOrchestrationTask":
      "durable-functions/lib/src/task/RegisteredOrchestrationTask",
  },
  validator: { validator: "validator" },
};

export const lazyFiles: readonly string[] = Object.keys(files);

/** All of a file, for the build's list of entry points. */
export const lazyEntry = (file: string): string => `lazy:${file}`;

const fileOf = (request: string): string | undefined =>
  lazyFiles.find((file) => files[file]?.[request]);

/** Each module under the name that the library knows. */
const contentsOf = (file: string): string =>
  Object.entries(files[file] ?? {})
    .map(([request, name]) => `exports[${JSON.stringify(request)}] = require("${name}");`)
    .join("\n");

/** Stands for a module until something of it is asked for or called. */
const untilAsked = `new Proxy(function () {}, {
  get: (_, name) => load()[name],
  has: (_, name) => name in load(),
  apply: (_, self, args) => load().apply(self, args),
})`;

/** The library makes one of each orchestration at once; this one waits for its first call. */
const untilCalled = `{
  Orchestrator: class {
    constructor(workflow) {
      this.workflow = workflow;
    }
    listen() {
      let listener;
      return (...call) =>
        (listener ??= new (load().Orchestrator)(this.workflow).listen())(...call);
    }
  },
}`;

const standIn = (request: string): string => `
let loaded;
const load = () => (loaded ??= require("./${fileOf(request)}.cjs")[${JSON.stringify(request)}]);
module.exports = ${request === orchestrator ? untilCalled : untilAsked};
`;

/**
 * Has the bundle load these modules when they are first used, from files of their own: a cold start
 * waits for all that is evaluated at load, and for all that has to be read to know where it ends.
 */
export const deferPackages = (root: string): Plugin => ({
  name: "defer-packages",
  setup(build) {
    build.onResolve({ filter: /^[@./a-z]+$/i }, ({ importer, kind, path }) =>
      fileOf(path) && kind === "require-call" && importer.includes("durable-functions")
        ? { path, namespace: "stand-in" }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "stand-in" }, ({ path }) => ({
      contents: standIn(path),
    }));
    build.onResolve({ filter: /^\.\/[a-z-]+\.cjs$/, namespace: "stand-in" }, ({ path }) => ({
      path,
      external: true,
    }));
    build.onResolve({ filter: /^lazy:/ }, ({ path }) => ({
      path: path.replace("lazy:", ""),
      namespace: "lazy",
    }));
    build.onLoad({ filter: /.*/, namespace: "lazy" }, ({ path }) => ({
      contents: contentsOf(path),
      resolveDir: root,
    }));
  },
});

/** Leaves what invocations do to a file of its own, loaded when it is first needed. */
export const deferService: Plugin = {
  name: "defer-service",
  setup(build) {
    build.onResolve({ filter: /^\.\/wiring\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./service.cjs", external: true } : undefined,
    );
  },
};
