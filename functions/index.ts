import path from "node:path";

import manifest from "../package.json" with { type: "json" };
import { readConfig } from "../shared/config.ts";
import { compose } from "./composition.ts";
import { register } from "./register.ts";

// What the host loads, as one CommonJS bundle in dist/. Bad settings stop the start with every one
// of them named.
register(compose(readConfig(process.env), manifest.version), {
  version: manifest.version,
  docsDirectory: path.join(__dirname, "docs"),
});
