import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { freePorts } from "../../../infra/local/ports.ts";
import { isAlive } from "../../../infra/local/processes.ts";
import { Environments } from "./support.ts";

const standIn = fileURLToPath(new URL("stand-in-func.ts", import.meta.url));

/** A folder with a program of the name func, to be put on the PATH. */
function folderWithFunc(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "func-"));
  const script = `#!/bin/sh\nexec "${process.execPath}" "${standIn}" "$@"\n`;
  writeFileSync(path.join(folder, "func"), script, { mode: 0o755 });
  return folder;
}

/** The processes behind the host's port: func itself and its worker. */
async function processes(baseUrl: string): Promise<readonly [func: number, worker: number]> {
  const answer = (await (await fetch(baseUrl)).json()) as { func: number; worker: number };
  return [answer.func, answer.worker];
}

const aliveOf = (pids: readonly number[]) => (): number[] => pids.filter(isAlive);
const soon = { timeout: 8000, interval: 20 };

let environments: Environments;
let folder: string;
beforeEach(() => {
  environments = new Environments();
  folder = folderWithFunc();
  vi.stubEnv("PATH", `${folder}${path.delimiter}${process.env["PATH"] ?? ""}`);
});
afterEach(async () => {
  await environments.remove();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe("an environment with the Core Tools", { timeout: 60_000 }, () => {
  it("restarts them when their process is killed, and leaves no process of the earlier run", async () => {
    const environment = await environments.start({ host: "func" });
    const before = await processes(environment.baseUrl);
    await environment.kill("host");
    await environment.hostReady();
    await expect.poll(aliveOf(before), soon).toEqual([]);
    expect((await processes(environment.baseUrl)).filter(isAlive)).toHaveLength(2);
    expect(environments.said.filter((line) => line.includes("EADDRINUSE"))).toEqual([]);
  });

  it("ends them and their child processes when the environment ends", async () => {
    const environment = await environments.start({ host: "func" });
    const pids = await processes(environment.baseUrl);
    await environment.stop();
    await expect.poll(aliveOf(pids), soon).toEqual([]);
  });

  it("ends them and their child processes when the environment's process is killed", async () => {
    const ports = await freePorts();
    const { child } = await environments.startElsewhere(ports, "func");
    const pids = await processes(`http://127.0.0.1:${ports.host}`);
    child.kill("SIGKILL");
    await expect.poll(aliveOf(pids), soon).toEqual([]);
  });

  it.each([
    ["blob", "AZURITE_BLOB_PORT"],
    ["queue", "AZURITE_QUEUE_PORT"],
  ] as const)(
    "needs the %s port, and names its setting where that is taken",
    async (name, setting) => {
      const ports = await freePorts();
      const taken = createServer().listen(ports[name], "127.0.0.1");
      await once(taken, "listening");
      try {
        const start = environments.start({ ports, host: "func" });
        await expect(start).rejects.toThrow(`${setting}=${ports[name]} is taken`);
        await environments.start({ ports });
      } finally {
        taken.close();
      }
    },
  );

  it("does not reuse a storage process that runs without blobs and queues", async () => {
    const ports = await freePorts();
    const { child, line } = await environments.startElsewhere(ports);
    child.kill("SIGKILL");
    await once(child, "exit");
    const { pids } = await environments.start({ ports, host: "func" });
    expect(pids().azurite).not.toBe((JSON.parse(line) as { azurite: number }).azurite);
    for (const port of [ports.blob, ports.queue, ports.table]) {
      expect((await fetch(`http://127.0.0.1:${port}/devstoreaccount1`)).status).toBeGreaterThan(0);
    }
  });
});
