import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

export const help = `npm start [-- options]

Builds the service and runs it on this machine with storage (Azurite), a token issuer, a mailbox and a
host. For development and tests; a deployment uses the services of Azure instead.

  --fresh        deletes the data first
  --host func    runs the app on the Azure Functions Core Tools (func must be on the PATH)
  --help         prints this text

Environment variables:
  PORT, IDENTITY_PORT, MAILBOX_PORT, AZURITE_TABLE_PORT   7071, 7072, 7073, 10002
  AZURITE_BLOB_PORT, AZURITE_QUEUE_PORT                   10000, 10001; only with --host func
  LOCAL_DATA_DIR                                          .local
and every setting of local.settings.example.json.`;

interface StartOptions {
  readonly fresh: boolean;
  readonly host: "embedded" | "func";
  readonly help: boolean;
}

/** Throws an error whose message explains a wrong option to the user. */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fresh: { type: "boolean", default: false },
      host: { type: "string", default: "embedded" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { fresh, host, help } = values;
  if (host !== "embedded" && host !== "func") {
    throw new Error(`--host ${host} is unknown: it is "embedded" or "func".`);
  }
  if (host === "func" && !isOnPath("func")) {
    throw new Error(
      "--host func needs the Azure Functions Core Tools, and func is not on the PATH. Install them (https://aka.ms/func-core-tools), or leave out --host func: the embedded host runs the same app.",
    );
  }
  return { fresh, host, help };
}

function isOnPath(program: string): boolean {
  const names = process.platform === "win32" ? [`${program}.cmd`, `${program}.exe`] : [program];
  return (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .some((folder) => names.some((name) => existsSync(path.join(folder, name))));
}
