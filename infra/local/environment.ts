import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";

import { endAzurite, isRunningWith } from "./azurite/azurite.ts";
import { assertPortsFree, freePorts, type PortName, type Ports } from "./ports.ts";
import {
  commandLine,
  endProcess,
  readPid,
  removePid,
  writePid,
  type ServiceName,
} from "./processes.ts";
import { azuriteOptions, makeServices, type ServiceOptions } from "./services.ts";
import {
  issuerUrl,
  localSettings,
  mailboxUrl,
  storageConnectionString,
  type Settings,
} from "./settings.ts";
import { endWithSupervisor } from "./supervised-process.ts";

export interface EnvironmentOptions extends ServiceOptions {
  /** The folder for everything that outlives a restart. Only one environment at a time can use it. */
  readonly dataDir: string;
  /** Free ports by default. */
  readonly ports?: Ports;
  /** Settings of the app that replace local settings or are added to them. */
  readonly settings?: Settings;
  /** Deletes the data first. */
  readonly fresh?: boolean;
  /** Runs while the other services start; the host starts after it. Usually the build. */
  readonly beforeHost?: () => Promise<unknown>;
  /** Called after each step of the start. */
  readonly onStep?: (step: string, milliseconds: number) => void;
}

export interface Environment {
  readonly baseUrl: string;
  readonly identityUrl: string;
  readonly mailboxUrl: string;
  readonly connectionString: string;
  readonly dataDir: string;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly pids: () => Readonly<Record<ServiceName, number | undefined>>;
  /** Ends a service, by default with SIGKILL, and resolves when it has ended. It is then restarted. */
  kill(service: Exclude<ServiceName, "azurite">, signal?: NodeJS.Signals): Promise<void>;
  /** Resolves when the current host, or the one that is being started, is ready. */
  hostReady(): Promise<void>;
  /** Stops the host and starts it again; the other services keep running. */
  restartHost(): Promise<void>;
  /** Stops every service, the host first. The data stays. */
  stop(): Promise<void>;
}

/** The entries of the data folder that `fresh` deletes. */
const dataEntries = ["azurite", "host", "identity", "mailbox", "secrets.json"];

/**
 * Starts storage, token issuer, mailbox and host. Throws before it starts any of them if a port is in use
 * or another environment runs on the same data; stops all of them if one does not start.
 */
export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const dataDir = path.resolve(options.dataDir);
  const ports = options.ports ?? (await freePorts());
  await prepare(dataDir, ports, options);
  const settings = { ...localSettings({ ports, dataDir }), ...options.settings };
  const services = makeServices(options, dataDir, ports, settings);
  const stop = async (): Promise<void> => {
    await services.host.stop();
    await Promise.all([services.identity.stop(), services.mailbox.stop(), services.azurite.stop()]);
    removePid(dataDir, "environment");
  };
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const started = performance.now();
    const result = await work();
    const note = result === "reused" ? `${name} (it was still running)` : name;
    options.onStep?.(note, performance.now() - started);
  };
  try {
    await all([
      step("storage (Azurite)", () => services.azurite.start()),
      step("token issuer", () => services.identity.start()),
      step("mailbox", () => services.mailbox.start()),
      options.beforeHost?.() ?? Promise.resolve(),
    ]);
    await step("host with the app", () => services.host.start());
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    baseUrl: `http://localhost:${ports.host}`,
    identityUrl: issuerUrl(ports),
    mailboxUrl: mailboxUrl(ports),
    connectionString: storageConnectionString(ports),
    dataDir,
    ports,
    settings,
    pids: () => ({
      host: services.host.pid,
      identity: services.identity.pid,
      mailbox: services.mailbox.pid,
      azurite: services.azurite.pid,
    }),
    kill: (service, signal = "SIGKILL") => services[service].kill(signal),
    hostReady: () => services.host.whenReady(),
    restartHost: async () => {
      await services.host.stop();
      await services.host.start();
    },
    stop,
  };
}

/** Waits for every promise, also after a failure, so that no service is still starting when all stop. */
async function all(works: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) {
    if (result.status === "rejected") throw result.reason;
  }
}

/** Ends what an earlier environment left running on this data, and checks the ports. */
async function prepare(dataDir: string, ports: Ports, options: EnvironmentOptions): Promise<void> {
  const other = readPid(dataDir, "environment");
  if (other !== undefined && other !== process.pid && commandLine(other).includes("node")) {
    throw new Error(
      `An environment already runs on ${dataDir} (process ${other}). End it, or give this one its own LOCAL_DATA_DIR and ports (PORT, IDENTITY_PORT, MAILBOX_PORT, AZURITE_TABLE_PORT).`,
    );
  }
  await endEarlierServices(dataDir);
  const azurite = { ...azuriteOptions(options, dataDir, ports), log: () => undefined };
  const reuse = options.fresh !== true && isRunningWith(azurite);
  if (!reuse) await endAzurite(dataDir, azurite.log);
  const storage: PortName[] = azurite.others ? ["table", "blob", "queue"] : ["table"];
  await assertPortsFree(ports, ["host", "identity", "mailbox", ...(reuse ? [] : storage)]);
  if (options.fresh) {
    for (const name of dataEntries)
      rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  mkdirSync(dataDir, { recursive: true });
  writePid(dataDir, "environment", process.pid);
}

/** After its supervisor was killed, a service needs a moment to end. This does not wait for it. */
async function endEarlierServices(dataDir: string): Promise<void> {
  for (const name of ["host", "identity", "mailbox"] as const) {
    const pid = readPid(dataDir, name);
    if (pid !== undefined && commandLine(pid).includes(endWithSupervisor)) {
      await endProcess(pid, "SIGTERM", 5000);
    }
    removePid(dataDir, name);
  }
}
