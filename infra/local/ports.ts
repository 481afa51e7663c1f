import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export interface Ports {
  readonly host: number;
  readonly identity: number;
  readonly mailbox: number;
  readonly table: number;
  /** Blobs and queues of storage; only Durable Functions on the Core Tools use them. */
  readonly blob: number;
  readonly queue: number;
}
export type PortName = keyof Ports;

/** The setting of each port and its default. */
const portSettings: Readonly<Record<PortName, readonly [setting: string, port: number]>> = {
  host: ["PORT", 7071],
  identity: ["IDENTITY_PORT", 7072],
  mailbox: ["MAILBOX_PORT", 7073],
  table: ["AZURITE_TABLE_PORT", 10002],
  blob: ["AZURITE_BLOB_PORT", 10000],
  queue: ["AZURITE_QUEUE_PORT", 10001],
};

const names: readonly PortName[] = ["host", "identity", "mailbox", "table", "blob", "queue"];

/** Throws an error that names the setting if a value is no port, or two settings have the same port. */
export function portsFrom(environment: Readonly<Record<string, string | undefined>>): Ports {
  const port = (name: PortName): number => {
    const [setting, fallback] = portSettings[name];
    const value = environment[setting];
    if (value === undefined || value === "") return fallback;
    const number = Number(value);
    if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
    throw new Error(`${setting}=${value} is not a port: a whole number from 1 to 65535.`);
  };
  const ports = byName(port);
  const duplicate = names.find((name) => names.some((n) => n < name && ports[n] === ports[name]));
  if (duplicate) {
    throw new Error(`${portSettings[duplicate][0]}=${ports[duplicate]} is given to two services.`);
  }
  return ports;
}

/**
 * Free ports, for environments that need no fixed ones. They are below the range from which systems take
 * the ports of outgoing connections, so that no such connection occupies one later.
 */
export async function freePorts(): Promise<Ports> {
  const found = new Set<number>();
  while (found.size < names.length) {
    const port = randomInt(15_000, 32_000);
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return byName((name) => [...found][names.indexOf(name)] ?? 0);
}

/** Throws one error that names each port in use, its setting and what to do. */
export async function assertPortsFree(ports: Ports, needed: readonly PortName[]): Promise<void> {
  let taken = await whichAreTaken(ports, needed);
  // The port of a process that has just ended can be in use for a moment longer.
  for (let tries = 0; taken.length > 0 && tries < 5; tries += 1) {
    await delay(100);
    taken = await whichAreTaken(ports, needed);
  }
  if (taken.length === 0) return;
  const lines = taken.map((name) => {
    const [setting] = portSettings[name];
    return `${setting}=${ports[name]} is taken by another program. End it, or move this one, for example: ${setting}=${ports[name] + 1000} npm start`;
  });
  throw new Error(lines.join("\n"));
}

async function whichAreTaken(ports: Ports, needed: readonly PortName[]): Promise<PortName[]> {
  const free = await Promise.all(needed.map((name) => isFree(ports[name])));
  return needed.filter((_, index) => free[index] === false);
}

/** Checks both loopback addresses, because "localhost" can be either of them. */
async function isFree(port: number): Promise<boolean> {
  const tries = await Promise.all([canListen(port, "127.0.0.1"), canListen(port, "::1")]);
  return tries.every(Boolean);
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      // On a machine without IPv6 no program can use that address.
      resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT");
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

function byName(port: (name: PortName) => number): Ports {
  return {
    host: port("host"),
    identity: port("identity"),
    mailbox: port("mailbox"),
    table: port("table"),
    blob: port("blob"),
    queue: port("queue"),
  };
}
