import path from "node:path";

import manifest from "../package.json" with { type: "json" };
import { readConfig } from "../shared/config.ts";
import { durableWorkflows } from "./durable/client.ts";
import { memoise } from "./memoise.ts";
import { register } from "./register.ts";

// The host loads this file as dist/index.cjs and waits until Node has read all of it. So it only
// registers the functions; their code is in a second file. Wrong settings stop the start, and the
// error names each of them.
const config = readConfig(process.env);
const build = {
  version: manifest.version,
  docsDirectory: path.join(__dirname, "docs"),
  pageDirectory: path.join(__dirname, "page"),
};

const load = memoise(async () => {
  const { makeService } = await import("./wiring.ts");
  return makeService(config, build, durableWorkflows);
});
register(load);

/** The worker needs less time than this to report the registered functions to the host. */
const afterRegistrationMs = 50;

// While the host prepares its listeners, there is time to load the second file. An earlier
// invocation loads it itself, and gets the error if there is one.
setTimeout(() => void load().catch(() => undefined), afterRegistrationMs).unref();
