import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build, stop } from "esbuild";
import { mainPath } from "functions-host/main-path";

import { freePorts } from "../../infra/local/ports.ts";
import { inheritedVariables } from "../../infra/local/processes.ts";
import { SupervisedProcess } from "../../infra/local/supervised-process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A minimal app for Azure Functions. */
const hello = `
import { app } from "@azure/functions";
app.http("hello", { authLevel: "anonymous", handler: async () => ({ body: "hello" }) });
`;

/** Bundles the app in the same way as the service. */
export async function bundleHello(outfile: string): Promise<void> {
  await build({
    stdin: { contents: hello, resolveDir: root },
    outfile,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    external: ["@azure/functions-core"],
    logLevel: "error",
  });
  await stop();
}

export interface HelloHost {
  readonly url: string;
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
}

/** Runs the app on its own local host in an existing folder. */
export async function startHelloHost(directory: string): Promise<HelloHost> {
  const appDir = path.join(directory, "hello");
  mkdirSync(appDir);
  writeFileSync(path.join(appDir, "host.json"), JSON.stringify({ version: "2.0" }));
  writeFileSync(path.join(appDir, "package.json"), JSON.stringify({ main: "index.cjs" }));
  await bundleHello(path.join(appDir, "index.cjs"));
  const { host: port } = await freePorts();
  const dataDir = path.join(appDir, "data");
  const host = new SupervisedProcess({
    ...{ name: "host", dataDir, log: () => undefined, cwd: appDir },
    script: mainPath,
    args: ["--app", appDir, "--port", String(port)],
    env: { ...inheritedVariables(), LOCAL_DATA_DIR: dataDir, FUNCTIONS_WORKER_RUNTIME: "node" },
  });
  await host.start();
  return {
    url: `http://localhost:${port}/api/hello`,
    pid: () => host.pid,
    stop: () => host.stop(),
  };
}
