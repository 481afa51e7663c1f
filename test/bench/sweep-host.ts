import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { openKeys } from "functions-host/keys";
import { mainPath } from "functions-host/main-path";

import { freePorts } from "../../infra/local/ports.ts";
import { inheritedVariables } from "../../infra/local/processes.ts";
import { localSettings, storageConnectionString } from "../../infra/local/settings.ts";
import { testHashKey } from "../support/row-codecs.ts";
import { ownApp } from "../support/service-process-hosts.ts";
import { startBigAzurite } from "./sweep-azurite.ts";
import type { Metered, Order } from "./sweep-meter.ts";

const meter = fileURLToPath(new URL("sweep-meter.ts", import.meta.url));

/** The built app on the embedded host, with the engine, beside an Azurite of its own. */
export interface SweepHost {
  readonly connectionString: string;
  /** Starts a sweep as the timer does. */
  readonly startSweep: () => Promise<void>;
  readonly begin: (how: "time" | "weigh") => void;
  readonly end: () => Promise<Metered>;
  readonly stop: () => Promise<void>;
}

export async function startSweepHost(): Promise<SweepHost> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-sweep-"));
  const ports = await freePorts();
  const azurite = await startBigAzurite(ports.table);
  const settings = {
    ...localSettings({ ports, dataDir }),
    // The benchmark writes the offers itself.
    HASH_KEY: testHashKey.toString("base64"),
    // Only the benchmark starts sweeps.
    RENEWAL_SWEEP_SCHEDULE: "0 0 0 1 1 *",
    TELEMETRY_FILE: "",
  };
  const appDir = await ownApp(dataDir);
  const child = fork(mainPath, ["--app", appDir, "--port", `${ports.host}`, "--data", dataDir], {
    execArgv: ["--import", meter, ...(process.env["SWEEP_HOST_FLAGS"] ?? "").split(" ")].filter(
      Boolean,
    ),
    env: { ...inheritedVariables(), ...settings },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  child.stdout?.resume();
  const baseUrl = `http://127.0.0.1:${ports.host}`;
  const isUp = () =>
    fetch(`${baseUrl}/admin/host/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error("The host has ended");
    await delay(50);
  }
  const send = (order: Order): void => void child.send(order);
  return {
    connectionString: storageConnectionString(ports),
    startSweep: async () => {
      const response = await fetch(`${baseUrl}/admin/functions/renewalSweep`, {
        method: "POST",
        headers: { "x-functions-key": openKeys(dataDir).master },
        body: "{}",
      });
      if (response.status !== 202) throw new Error(`${response.status}`);
    },
    begin: (begin) => {
      send({ begin });
    },
    end: async () => {
      send({ end: true });
      const [metered] = (await once(child, "message")) as [Metered];
      return metered;
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await azurite.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
