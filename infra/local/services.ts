import path from "node:path";
import { fileURLToPath } from "node:url";

import { openKeys, type Keys } from "functions-host/keys";
import { mainPath } from "functions-host/main-path";

import { Azurite, type AzuriteOptions } from "./azurite/azurite.ts";
import type { Ports } from "./ports.ts";
import { inheritedVariables, type ServiceName } from "./processes.ts";
import { audience, issuerUrl, localKeys, scope, type Settings } from "./settings.ts";
import { SupervisedProcess } from "./supervised-process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface ServiceOptions {
  /** The folder with the app's package.json and host.json; this repository by default. */
  readonly appDir?: string;
  /** The embedded host by default; the Core Tools with "func"; or the path of another host. */
  readonly host?: string;
  /** Name of the Event Grid function that gets delivery reports; without it none are sent. */
  readonly deliveryReportsTo?: string;
  /** Receives each line that a service prints. */
  readonly log?: (service: ServiceName, line: string) => void;
}

interface Services {
  readonly host: SupervisedProcess;
  readonly identity: SupervisedProcess;
  readonly mailbox: SupervisedProcess;
  readonly azurite: Azurite;
}

/** How Azurite is started for these options. */
export const azuriteOptions = (
  { host }: ServiceOptions,
  dataDir: string,
  { blob, queue, table }: Ports,
): Omit<AzuriteOptions, "log"> => ({
  ...{ dataDir, tablePort: table },
  ...(host === "func" && { others: { blob, queue } }),
});

/** The four services of an environment, not yet started. */
export function makeServices(
  options: ServiceOptions,
  dataDir: string,
  ports: Ports,
  settings: Settings,
): Services {
  const appDir = path.resolve(options.appDir ?? root);
  const logOf = (service: ServiceName) => (line: string) => options.log?.(service, line);
  const supervised = (
    name: "host" | "identity" | "mailbox",
    script: string,
    args: readonly string[],
    env: Settings,
  ): SupervisedProcess =>
    new SupervisedProcess({
      ...{ name, script, dataDir, log: logOf(name) },
      args: [...args, "--port", String(ports[name])],
      env: { ...inheritedVariables(), ...env },
      cwd: name === "host" ? appDir : root,
    });
  const script = (name: string): string => path.join(root, "infra/local", name, "main.ts");
  const issuer = ["--issuer", issuerUrl(ports), "--audience", audience, "--scope", scope];
  const pages = ["localhost", "127.0.0.1"].map((name) => `--origin=http://${name}:${ports.host}`);
  const hostDir = path.join(dataDir, "host");
  return {
    azurite: new Azurite({ ...azuriteOptions(options, dataDir, ports), log: logOf("azurite") }),
    identity: supervised(
      "identity",
      script("identity"),
      ["--data", dataDir, ...issuer, ...pages],
      {},
    ),
    mailbox: supervised("mailbox", script("mailbox"), ["--data", dataDir], {
      MAILBOX_ACCESS_KEY: localKeys(dataDir).mailbox,
      ...(options.deliveryReportsTo && {
        MAILBOX_EVENTS_URL: webhook(ports.host, options.deliveryReportsTo, openKeys(hostDir)),
      }),
    }),
    host: supervised("host", hostScript(options.host), ["--app", appDir], {
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
