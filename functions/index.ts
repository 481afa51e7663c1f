import path from "node:path";

import manifest from "../package.json" with { type: "json" };
import { readConfig } from "../shared/config.ts";
import { durableWorkflows } from "./durable/client.ts";
import { memoise } from "./memoise.ts";
import { register } from "./register.ts";

// What the host loads, as a CommonJS bundle in dist/: the triggers and their orders of steps. What
// they do is a second file, because all that is in this one has to be read before the host can go on.
// Bad settings stop the start with every one of them named.
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
