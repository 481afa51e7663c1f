/**
 * `node infra/local/host/main.ts --app <dir> [--port 7071] [--data <dir>]`: prints
 * `host ready http://127.0.0.1:PORT` when it serves; ends with 0 after SIGTERM or SIGINT, with 1 and
 * every reason when the app cannot be loaded.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { startHost } from "./host.ts";
import { LoadError } from "./load-error.ts";
import { captureConsole } from "./log.ts";

const { values } = parseArgs({
  options: {
    app: { type: "string", default: "." },
    port: { type: "string", default: process.env["PORT"] ?? "7071" },
    data: { type: "string", default: process.env["LOCAL_DATA_DIR"] ?? "" },
  },
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
  const reasons = error instanceof LoadError ? error.reasons : [String(error)];
  for (const reason of reasons) process.stderr.write(`host failed: ${reason}\n`);
  process.exit(1);
}
