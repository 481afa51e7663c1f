import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";

import { endAzurite, isOurs } from "./azurite/azurite.ts";
import { makeParts, storageOf, type Source } from "./parts.ts";
import { assertPortsFree, freePorts, type PortName, type Ports } from "./ports.ts";
import { commandLine, endProcess, readPid, removePid, writePid } from "./processes.ts";
import {
  issuerUrl,
  localSettings,
  mailboxUrl,
  storageConnectionString,
  type Settings,
} from "./settings.ts";
import { tether } from "./supervised.ts";

export type { Source };

export interface EnvironmentOptions {
  /** Everything that outlives a restart is here. One environment at a time. */
  readonly dataDir: string;
  /** Free ones where they are not given. */
  readonly ports?: Ports;
  /** The folder with the app's package.json and host.json; this repository by default. */
  readonly appDir?: string;
  /** Over the local settings, and beside them. */
  readonly settings?: Settings;
  /** Empties the data first. */
  readonly fresh?: boolean;
  /** The embedded host by default; the Core Tools with "func"; or the path of another host. */
  readonly host?: string;
  /** Name of the Event Grid function that delivery reports go to; none are sent without it. */
  readonly deliveryReportsTo?: string;
  /** What the processes say, line by line. */
  readonly log?: (source: Source, line: string) => void;
  /** Awaited before the host starts, while the other services do: the build, usually. */
  readonly beforeHost?: () => Promise<unknown>;
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
  readonly pids: () => Readonly<Record<Source, number | undefined>>;
  /** Ends the host, by default as a crash would, and resolves when it is gone. It starts by itself. */
  killHost(signal?: NodeJS.Signals): Promise<void>;
  /** Resolves when the host that runs now, or is being started, is ready. */
  hostReady(): Promise<void>;
  /** Ends the host and starts it, the rest untouched. */
  restartHost(): Promise<void>;
  /** Ends everything in order; the data stays. */
  stop(): Promise<void>;
}

const data = ["azurite", "host", "identity", "mailbox", "secrets.json"];

/** Starts the service and what it needs around it. Throws before anything starts if a port is taken. */
export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const dataDir = path.resolve(options.dataDir);
  const ports = options.ports ?? (await freePorts());
  await takeOver(dataDir, ports, options);
  const settings = { ...localSettings({ ports, dataDir }), ...options.settings };
  const parts = makeParts(options, dataDir, ports, settings);
  const stop = async (): Promise<void> => {
    await parts.host.stop();
    await Promise.all([parts.identity.stop(), parts.mailbox.stop(), parts.azurite.stop()]);
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
      step("storage (Azurite)", () => parts.azurite.start()),
      step("token issuer", () => parts.identity.start()),
      step("mailbox", () => parts.mailbox.start()),
      options.beforeHost?.() ?? Promise.resolve(),
    ]);
    await step("host with the app", () => parts.host.start());
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
      host: parts.host.pid,
      identity: parts.identity.pid,
      mailbox: parts.mailbox.pid,
      azurite: parts.azurite.pid,
    }),
    killHost: (signal = "SIGKILL") => parts.host.kill(signal),
    hostReady: () => parts.host.whenReady(),
    restartHost: async () => {
      await parts.host.stop();
      await parts.host.start();
    },
    stop,
  };
}

/** Waits for every one, also after a failure, so that nothing is still starting while we stop. */
async function all(works: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) {
    if (result.status === "rejected") throw result.reason;
  }
}

/** Deals with what an earlier environment on this data left, then makes sure of the ports. */
async function takeOver(dataDir: string, ports: Ports, options: EnvironmentOptions): Promise<void> {
  const other = readPid(dataDir, "environment");
  if (other !== undefined && other !== process.pid && commandLine(other).includes("node")) {
    throw new Error(
      `An environment already runs on ${dataDir} (process ${other}). End it, or give this one its own LOCAL_DATA_DIR and ports (PORT, IDENTITY_PORT, MAILBOX_PORT, AZURITE_TABLE_PORT).`,
    );
  }
  await endLeftOvers(dataDir);
  const azurite = { ...storageOf(options, dataDir, ports), log: () => undefined };
  const reuse = options.fresh !== true && isOurs(azurite);
  if (!reuse) await endAzurite(dataDir, azurite.log);
  const storage: PortName[] = azurite.others ? ["table", "blob", "queue"] : ["table"];
  await assertPortsFree(ports, ["host", "identity", "mailbox", ...(reuse ? [] : storage)]);
  if (options.fresh) {
    for (const name of data) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  mkdirSync(dataDir, { recursive: true });
  writePid(dataDir, "environment", process.pid);
}

/** Those of an environment that was killed end by themselves; a moment later than it did. */
async function endLeftOvers(dataDir: string): Promise<void> {
  for (const name of ["host", "identity", "mailbox"] as const) {
    const pid = readPid(dataDir, name);
    if (pid !== undefined && commandLine(pid).includes(tether))
      await endProcess(pid, "SIGTERM", 5000);
    removePid(dataDir, name);
  }
}
