/* global process, performance, setImmediate, console, __filename */

// node load-bundle.cjs <bundle>: loads a bundle as Azure's worker does, with the module that the worker
// supplies. Prints how many milliseconds that took, and the files that were loaded for it.
const Module = require("node:module");
const path = require("node:path");

const bundle = path.resolve(process.argv[2]);
class Disposable {
  dispose() {}
}
const core = {
  version: "3.12.0",
  hostVersion: "4.0.0",
  Disposable,
  setProgrammingModel() {},
  getProgrammingModel() {},
  registerFunction: () => new Disposable(),
  registerHook: () => new Disposable(),
  log() {},
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "@azure/functions-core" ? core : load(name, ...rest));

const started = performance.now();
require(bundle);
// What the bundle began and did not wait for is part of it, as long as it needs no timer.
setImmediate(() => {
  const milliseconds = performance.now() - started;
  const files = Object.keys(require.cache).filter((file) => file !== __filename);
  console.log(JSON.stringify({ milliseconds, files }));
  process.exit(0);
});
