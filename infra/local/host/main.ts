/**
 * The host as a process of its own. It prints `host ready http://127.0.0.1:PORT` when it serves; ends
 * with 0 after SIGTERM or SIGINT, with 1 and every reason when it cannot serve.
 */
import { resolve } from "node:path";

import { commandOptions } from "../../command-options.ts";
import { startHost } from "./host.ts";
import { LoadError } from "./load-error.ts";
import { captureConsole } from "./log.ts";

const help = `node infra/local/with-node.mjs infra/local/host/main.ts [options]

Runs a built app on the embedded host. The settings of the app are the environment of this process.

  --app DIR     the folder with the app's host.json and package.json; the current one
  --port N      7071, or PORT of the environment
  --data DIR    where keys, timers and workflows are kept; LOCAL_DATA_DIR, or the app's .local
  --help        this text`;

const values = commandOptions(help, {
  app: { type: "string", default: "." },
  port: { type: "string", default: process.env["PORT"] ?? "7071" },
  data: { type: "string", default: process.env["LOCAL_DATA_DIR"] ?? "" },
});
const appDir = resolve(values.app);

try {
  const host = await startHost({
    appDir,
    port: Number(values.port),
    ...(values.data !== "" && { dataDir: resolve(values.data) }),
    onLogger(logger) {
      captureConsole(logger.log);
      process.on("exit", () => {
        logger.flush();
      });
    },
  });
  process.stdout.write(`host ready ${host.url}\n`);
  const stop = (): void => {
    // A second signal does not wait for what is under way.
    process.once("SIGTERM", () => process.exit(1)).once("SIGINT", () => process.exit(1));
    void host.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
} catch (error) {
  const reasons = error instanceof LoadError ? error.reasons : [inWords(error)];
  for (const reason of reasons) process.stderr.write(`host failed: ${reason}\n`);
  process.exit(1);
}

function inWords(error: unknown): string {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return taken ? `port ${values.port} is taken; choose another with --port` : String(error);
}
