import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { mainPath } from "functions-host/main-path";

import { buildApp } from "../../infra/build.ts";
import { startEnvironment } from "../../infra/local/environment.ts";
import type { Environment } from "../../infra/local/environment.ts";
import { freePorts } from "../../infra/local/ports.ts";
import { inheritedVariables } from "../../infra/local/processes.ts";
import { storageConnectionString } from "../../infra/local/settings.ts";
import { SupervisedProcess } from "../../infra/local/supervised-process.ts";
import { startFaultProxy } from "./fault-proxy.ts";
import type { FaultProxy } from "./fault-proxy.ts";
import { testHashKey } from "./row-codecs.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface HostsOptions {
  readonly count: number;
  /** `faulty`: storage requests go through the proxy that injects faults. */
  readonly network: "faulty" | "straight";
  readonly log?: (line: string) => void;
}

/** Several hosts with the built app on one storage. */
export interface Hosts {
  readonly baseUrls: readonly string[];
  readonly identityUrl: string;
  readonly mailboxUrl: string;
  /** The folder with the environment's data. Backups are in its folder `backups`. */
  readonly dataDir: string;
  /** Connects to storage without the proxy. */
  readonly connectionString: string;
  readonly proxy: FaultProxy;
  readonly azuritePid: () => number | undefined;
  /** The process ID of the first host. */
  readonly hostPid: () => number | undefined;
  /** Kills a host. Its supervisor restarts it. */
  readonly kill: (index: number) => Promise<void>;
  /** Kills the token issuer or the mailbox, which all hosts use. Its supervisor restarts it. */
  readonly killService: (name: "identity" | "mailbox") => Promise<void>;
  readonly ready: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A separate copy of the app, which is not rebuilt while the hosts run. */
export async function ownApp(dataDir: string): Promise<string> {
  const appDir = path.join(dataDir, "app");
  mkdirSync(path.join(appDir, "dist"), { recursive: true });
  for (const name of ["package.json", "host.json"]) {
    copyFileSync(path.join(root, name), path.join(appDir, name));
  }
  symlinkSync(path.join(root, "node_modules"), path.join(appDir, "node_modules"));
  await buildApp(path.join(appDir, "dist"));
  return appDir;
}

/** A further host with its own supervisor. */
function furtherHost(
  environment: Environment,
  appDir: string,
  port: number,
  log: (line: string) => void,
): SupervisedProcess {
  const dataDir = path.join(environment.dataDir, `host-${port}`);
  return new SupervisedProcess({
    ...{ name: "host", dataDir, log, cwd: appDir },
    script: mainPath,
    args: ["--app", appDir, "--port", String(port)],
    env: { ...inheritedVariables(), ...environment.settings, LOCAL_DATA_DIR: dataDir },
  });
}

export async function startHosts({
  count,
  log = () => undefined,
  network,
}: HostsOptions): Promise<Hosts> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-hosts-"));
  const appDir = await ownApp(dataDir);
  const ports = await freePorts();
  const proxy = await startFaultProxy(ports.table);
  const table = network === "faulty" ? proxy.port : ports.table;
  const environment = await startEnvironment({
    ...{ dataDir, ports, appDir },
    settings: {
      STORAGE_CONNECTION_STRING: storageConnectionString({ ...ports, table }),
      // Tests write rows as well, so that the hosts must find their MACs right.
      HASH_KEY: testHashKey.toString("base64"),
      // Writing telemetry to a file would affect the measurements.
      TELEMETRY_FILE: "",
    },
    log: (source, line) => {
      log(`[${source}] ${line}`);
    },
  });
  const others: SupervisedProcess[] = [];
  const otherPorts: number[] = [];
  while (others.length < count - 1) {
    const { host: port } = await freePorts();
    const other = furtherHost(environment, appDir, port, (line) => {
      log(`[host-${port}] ${line}`);
    });
    await other.start();
    others.push(other);
    otherPorts.push(port);
  }
  return {
    baseUrls: [environment.baseUrl, ...otherPorts.map((port) => `http://localhost:${port}`)],
    identityUrl: environment.identityUrl,
    mailboxUrl: environment.mailboxUrl,
    dataDir,
    connectionString: environment.connectionString,
    proxy,
    azuritePid: () => environment.pids().azurite,
    hostPid: () => environment.pids().host,
    kill: (index) =>
      index === 0
        ? environment.kill("host")
        : (others[index - 1]?.kill("SIGKILL") ?? Promise.resolve()),
    killService: (name) => environment.kill(name),
    ready: async () => {
      await Promise.all([environment.hostReady(), ...others.map((other) => other.whenReady())]);
    },
    stop: async () => {
      await Promise.all(others.map((other) => other.stop()));
      await environment.stop();
      await proxy.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
