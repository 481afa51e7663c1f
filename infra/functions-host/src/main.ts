/**
 * Runs the host as a process. It prints `host ready http://127.0.0.1:PORT` when it serves. It ends
 * with 0 after SIGTERM or SIGINT, with 1 and every reason when it cannot serve the app, and with 2
 * for an unknown option.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { startHost } from "./host.ts";
import { LoadError } from "./load-error.ts";
import { captureConsole } from "./log.ts";

const help = `node main.ts [options]

Runs a built app on the local Functions host. The environment of this process has the app's settings.

  --app DIR     the folder with the app's host.json and package.json; default: the current folder
  --port N      default: PORT of the environment, or 7071
  --data DIR    for keys, timers and workflows; default: LOCAL_DATA_DIR of the environment, or the
                app's .local
  --help        this text`;

const { app, port, data } = readOptions();
const appDir = resolve(app);

try {
  const host = await startHost({
    appDir,
    port: Number(port),
    ...(data !== "" && { dataDir: resolve(data) }),
    onLogger(logger) {
      captureConsole(logger.log);
      process.on("exit", () => {
        logger.flush();
      });
    },
  });
  process.stdout.write(`host ready ${host.url}\n`);
  const stop = (): void => {
    // A second signal ends the process at once.
    process.once("SIGTERM", () => process.exit(1)).once("SIGINT", () => process.exit(1));
    void host.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
} catch (error) {
  const reasons = error instanceof LoadError ? error.reasons : [messageOf(error)];
  for (const reason of reasons) process.stderr.write(`host failed: ${reason}\n`);
  process.exit(1);
}

function readOptions() {
  const { PORT = "7071", LOCAL_DATA_DIR = "" } = process.env;
  try {
    const { values } = parseArgs({
      options: {
        app: { type: "string", default: "." },
        port: { type: "string", default: PORT },
        data: { type: "string", default: LOCAL_DATA_DIR },
        help: { type: "boolean", default: false },
      },
    });
    if (!values.help) return values;
    console.log(help);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

function messageOf(error: unknown): string {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return isTaken ? `port ${port} is taken; choose another with --port` : String(error);
}
