import path from "node:path";
import { fileURLToPath } from "node:url";

import { openKeys, type Keys } from "functions-host/keys";
import { mainPath } from "functions-host/main-path";

import { Azurite, type AzuriteOptions } from "./azurite/azurite.ts";
import type { EnvironmentOptions } from "./environment.ts";
import type { Ports } from "./ports.ts";
import { audience, issuerUrl, localKeys, type Settings } from "./settings.ts";
import { Supervised } from "./supervised.ts";

export type Source = "host" | "identity" | "mailbox" | "azurite";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Parts {
  readonly host: Supervised;
  readonly identity: Supervised;
  readonly mailbox: Supervised;
  readonly azurite: Azurite;
}

/** Which Azurite an environment works on. */
export const storageOf = (
  { host }: EnvironmentOptions,
  dataDir: string,
  { blob, queue, table }: Ports,
): Omit<AzuriteOptions, "log"> => ({
  ...{ dataDir, tablePort: table },
  ...(host === "func" && { others: { blob, queue } }),
});

/** The processes of an environment, none of them started. */
export function makeParts(
  options: EnvironmentOptions,
  dataDir: string,
  ports: Ports,
  settings: Settings,
): Parts {
  const appDir = path.resolve(options.appDir ?? root);
  const logOf = (source: Source) => (line: string) => options.log?.(source, line);
  const part = (
    name: "host" | "identity" | "mailbox",
    script: string,
    args: readonly string[],
    env: Settings,
  ): Supervised =>
    new Supervised({
      ...{ name, script, dataDir, log: logOf(name) },
      args: [...args, "--port", String(ports[name])],
      env: { ...machineVariables(), ...env },
      cwd: name === "host" ? appDir : root,
    });
  const service = (name: string): string => path.join(root, "infra/local", name, "main.ts");
  const hostDir = path.join(dataDir, "host");
  return {
    azurite: new Azurite({ ...storageOf(options, dataDir, ports), log: logOf("azurite") }),
    identity: part(
      "identity",
      service("identity"),
      ["--data", dataDir, "--issuer", issuerUrl(ports), "--audience", audience],
      {},
    ),
    mailbox: part("mailbox", service("mailbox"), ["--data", dataDir], {
      MAILBOX_ACCESS_KEY: localKeys(dataDir).mailbox,
      ...(options.deliveryReportsTo && {
        MAILBOX_EVENTS_URL: webhook(ports.host, options.deliveryReportsTo, openKeys(hostDir)),
      }),
    }),
    host: part("host", hostScript(options.host), ["--app", appDir], {
      ...settings,
      LOCAL_DATA_DIR: hostDir,
    }),
  };
}

const webhook = (port: number, name: string, { system }: Keys): string =>
  `http://127.0.0.1:${port}/runtime/webhooks/EventGrid?functionName=${encodeURIComponent(name)}&code=${system.eventgrid}`;

function hostScript(host = "embedded"): string {
  if (host === "embedded") return mainPath;
  if (host === "func") return path.join(root, "infra/local/core-tools.ts");
  return host;
}

/** What any program on this machine needs; the rest of our own environment is none of the app's. */
export function machineVariables(): Settings {
  const names = /^(PATH|HOME|USER|TMPDIR|TEMP|TMP|SystemRoot|LANG|LC_.*|TZ|NODE_V8_COVERAGE)$/i;
  return {
    ...Object.fromEntries(
      Object.entries(process.env).flatMap(([name, value]) =>
        value !== undefined && names.test(name) ? [[name, value]] : [],
      ),
    ),
    // Spares a third of what Node spends on starting the same programs again and again.
    NODE_COMPILE_CACHE: path.join(root, ".local", "compile-cache"),
  };
}
