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
const build = { version: manifest.version, docsDirectory: path.join(__dirname, "docs") };

const load = memoise(async () => {
  const { makeService } = await import("./wiring.ts");
  return makeService(config, build, durableWorkflows);
});
register(load);

/** Long enough for the worker to have told the host what is registered. */
const afterRegistrationMs = 50;

// While the host prepares its listeners there is time to load the rest; an invocation that comes
// first does it itself, and meets the error there is.
setTimeout(() => void load().catch(() => undefined), afterRegistrationMs).unref();
