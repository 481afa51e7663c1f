import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { violations } from "./rules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const sources = ["functions", "shared", "client", "portal", "infra", "test"]
  .filter((folder) => existsSync(path.join(root, folder)))
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|tsx|mts|js|mjs)$/.test(name) && !name.includes("node_modules"))
      // These rules' own examples break them.
      .filter((name) => !`${folder}/${name}`.startsWith("test/architecture/"))
      .map((name) => path.posix.join(folder, ...name.split(path.sep))),
  );

describe("the architecture", () => {
  test.each(sources)("holds in %s", (file) => {
    expect(violations(file, readFileSync(path.join(root, file), "utf8"))).toEqual([]);
  });

  test("is looked for where there is something to find", () => {
    for (const layer of ["domain", "application", "adapters", "catalogue"]) {
      expect(sources.filter((file) => file.startsWith(`shared/${layer}/`))).not.toEqual([]);
    }
    expect(sources.filter((file) => file.endsWith(".orchestrator.ts"))).not.toEqual([]);
  });
});

const from = (target: string) => `import { x } from "${target}";`;
const adapter = from("../shared/adapters/tables/t.ts");
const domain = "shared/domain/terms.ts";
const orchestrator = "functions/durable/activate.orchestrator.ts";

/** Each rule broken once, so that it is known to be kept and not merely unread. */
const broken: readonly (readonly [what: string, file: string, text: string])[] = [
  ["the domain imports a use case", domain, from("../application/paging.ts")],
  ["the domain imports a package", domain, from("zod")],
  ["the domain imports a module of Node", domain, from("node:fs")],
  ["the domain imports the catalogue", domain, from("../catalogue/products.ts")],
  ["the domain draws a random id", domain, 'import { randomUUID } from "node:crypto";'],
  ["the domain takes all of crypto", domain, 'import * as crypto from "node:crypto";'],
  ["the domain reads the clock", domain, "const now = Date.now();"],
  ["the domain makes a date of now", domain, "const now = new Date();"],
  ["the domain rolls dice", domain, "if (Math.random() > 0.5) return;"],
  ["the domain asks the machine's zone", domain, "return at.getFullYear();"],
  ["the domain waits", domain, "const row = await read();"],
  ["the domain reads a setting", domain, "const days = process.env.DAYS;"],
  ["the catalogue imports a use case", "shared/catalogue/x.ts", from("../application/paging.ts")],
  ["the catalogue imports a file system", "shared/catalogue/x.ts", from("node:fs")],
  ["a use case imports an adapter", "shared/application/x.ts", from("../adapters/tables/t.ts")],
  ["a use case imports an SDK", "shared/application/x.ts", from("@azure/data-tables")],
  ["a use case imports the edge", "shared/application/x.ts", from("../../functions/http/edge.ts")],
  [
    "a use case draws a random id",
    "shared/application/x.ts",
    'import { randomInt } from "node:crypto";',
  ],
  ["the contract imports a use case", "shared/contract/x.ts", from("../application/paging.ts")],
  ["the operations import a schema", "functions/operations.ts", from("../shared/contract/plan.ts")],
  ["a use case reads a setting", "shared/application/x.ts", 'process["env"].DAYS'],
  ["an adapter imports the edge", "shared/adapters/x.ts", from("../../functions/memoise.ts")],
  ["the settings import an adapter", "shared/config.ts", from("./adapters/tables/t.ts")],
  ["a route imports an adapter", "functions/http/x.ts", from("../../shared/adapters/tables/t.ts")],
  ["a route imports a storage SDK", "functions/http/x.ts", from("@azure/data-tables")],
  [
    "a route loads an adapter late",
    "functions/http/x.ts",
    'void import("../../shared/adapters/x.ts");',
  ],
  [
    "a route imports the local environment",
    "functions/http/x.ts",
    from("../../infra/local/ports.ts"),
  ],
  ["a route reads a setting", "functions/http/x.ts", "process.env.DAYS"],
  ["the health check imports an adapter", "functions/health.ts", adapter],
  ["the start imports an adapter", "functions/index.ts", adapter],
  ["the registration imports an adapter", "functions/register.ts", adapter],
  ["the wiring imports the local environment", "functions/wiring.ts", from("../infra/build.ts")],
  ["the wiring reads a setting", "functions/wiring.ts", "process.env.DAYS"],
  ["an orchestrator imports an adapter", orchestrator, from("../../shared/adapters/x.ts")],
  ["an orchestrator imports an activity", orchestrator, from("../activities.ts")],
  ["an orchestrator imports the edge", orchestrator, from("../http/edge.ts")],
  ["an orchestrator reads the clock", orchestrator, "const now = new Date();"],
  ["an orchestrator draws a random id", orchestrator, "const id = randomUUID();"],
  ["an orchestrator waits by itself", orchestrator, "await steps;"],
  ["what an orchestrator calls sets a timer", "functions/durable/call.ts", "setTimeout(f, 1);"],
  ["the local environment imports the app", "infra/local/x.ts", from("../../functions/index.ts")],
  [
    "the Functions host imports the local environment",
    "infra/functions-host/src/x.ts",
    from("../../local/ports.ts"),
  ],
  [
    "the local environment imports the Functions host by its path",
    "infra/local/x.ts",
    from("../functions-host/src/host.ts"),
  ],
  [
    "a test imports the Functions host by its path",
    "test/unit/x.ts",
    from("../../infra/functions-host/src/host.ts"),
  ],
  ["the page imports the domain", "portal/src/x.ts", from("../../shared/domain/terms.ts")],
  [
    "the page imports the client by its path",
    "portal/src/x.ts",
    from("../../client/src/client.ts"),
  ],
  ["the client imports the contract", "client/src/x.ts", from("../../shared/contract/plan.ts")],
  ["a file imports from outside of the project", "test/unit/x.ts", from("../../../shared/x.json")],
  ["a file that no layer claims", "shared/helpers.ts", ""],
];

describe("the rules", () => {
  test.each(broken)("notice when %s", (_what, file, text) => {
    expect(violations(file, text)).not.toEqual([]);
  });

  test("do not mind what only a comment says", () => {
    const text = `/** Never await Date.now() */\n// from "zod"\n${from("./contract.ts")}`;
    expect(violations(domain, text)).toEqual([]);
  });

  test("let the domain hash", () => {
    expect(violations(domain, 'import { hash } from "node:crypto";')).toEqual([]);
  });
});
