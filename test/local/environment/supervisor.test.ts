import { once } from "node:events";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { freePorts } from "../../../infra/local/ports.ts";
import { isAlive } from "../../../infra/local/processes.ts";
import { storageConnectionString } from "../../../infra/local/settings.ts";
import { Environments, table } from "./support.ts";

let environments: Environments;
beforeEach(() => {
  environments = new Environments();
});
afterEach(() => environments.remove());

const aliveOnes = (pids: Readonly<Record<string, number>>): string[] =>
  Object.keys(pids).filter((name) => isAlive(pids[name] ?? 0));

describe("an environment with its own supervisor", { timeout: 90_000 }, () => {
  it("ends when the supervisor is killed, except for the storage, which the next environment takes over with all rows", async () => {
    const ports = await freePorts();
    const { child, line } = await environments.startElsewhere(ports);
    const pids = JSON.parse(line) as Record<string, number>;
    const storage = { connectionString: storageConnectionString(ports) };
    await table(storage).createTable();
    // Azurite has not written this to its file yet.
    await table(storage).createEntity({ partitionKey: "p", rowKey: "r", value: 1 });
    child.kill("SIGKILL");
    await vi.waitFor(
      () => {
        expect(aliveOnes(pids)).toEqual(["azurite"]);
      },
      { timeout: 5000, interval: 20 },
    );

    const next = await environments.start({ ports });
    expect(next.pids().azurite).toBe(pids["azurite"]);
    expect(await table(next).getEntity("p", "r")).toMatchObject({ value: 1 });
    await next.stop();
    expect(aliveOnes(pids)).toEqual([]);
  });

  it("locks its data while it runs, and stops the storage gently", async () => {
    const { child, line } = await environments.startElsewhere(await freePorts());
    const pids = JSON.parse(line) as Record<string, number>;
    const refused = await environments.startElsewhere(await freePorts());
    expect(refused.line).toMatch(/already runs on .* \(process \d+\).*LOCAL_DATA_DIR.*PORT/);

    child.kill("SIGKILL");
    await once(child, "exit");
    const next = await environments.start();
    expect(next.pids().azurite).not.toBe(pids["azurite"]);
    expect(aliveOnes(pids)).toEqual([]);
  });
});
