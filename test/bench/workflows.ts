import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { createDurableEngine } from "functions-host/durable/engine";
import { startHost } from "functions-host/host";

import { Caller } from "../chaos/caller.ts";
import { randomFrom } from "../chaos/random.ts";
import { admin, commerce, putPartner, tenantOf, today } from "../chaos/scene.ts";
import { startHosts } from "../support/service-process-hosts.ts";
import { alone, quantile, timed } from "./row.ts";
import type { Benchmark } from "./row.ts";

const fixtures = path.dirname(
  fileURLToPath(import.meta.resolve("functions-host/test-app/host.json")),
);

/** The time from the activation request until the IDs can be read, with the page's polling. */
export const activation: Benchmark = async (seconds) => {
  const hosts = await startHosts({ count: 1, network: "straight" });
  try {
    const caller = new Caller(hosts, randomFrom(1));
    const activate = async (number: number): Promise<number> => {
      const partnerId = await putPartner(caller, number);
      const offers = `/api/partners/${partnerId}/offers`;
      const { offerId } = await caller.must({
        ...{ method: "POST", path: offers, as: commerce, key: "buy" },
        body: { offerType: "CORE", purchasedOn: today() },
      });
      const as = admin(tenantOf(number));
      const offer = `${offers}/${String(offerId)}`;
      return timed(async () => {
        const path = `${offer}/benefits/PartnerCloudSupport/activation`;
        await caller.must({ method: "POST", path, as, body: {} });
        for (;;) {
          const told = await caller.send({ method: "GET", path: `${offer}/credentials`, as });
          if (told.verdict === "accepted") return;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      });
    };
    const times: number[] = [];
    const until = performance.now() + seconds * 1000;
    for (let n = 1; performance.now() < until || times.length < 20; n += 1) {
      times.push(await activate(n));
    }
    const p95 = quantile(times.slice(2), 0.95);
    return [alone("activation to readable IDs, p95", p95, "ms", { atMost: 1_000 })];
  } finally {
    await hosts.stop();
  }
};

/** A workflow that starts many activities at once on the local engine. */
export const engine: Benchmark = async (seconds) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-engine-"));
  const host = await startHost({ appDir: fixtures, port: 0, dataDir, createDurableEngine });
  const hub = `${host.url}/durabletask/${host.keys.system.durabletask}`;
  try {
    const fanOut = async (count: number): Promise<void> => {
      const started = await fetch(`${hub}/orchestrators/fanOut/`, {
        method: "POST",
        body: JSON.stringify(count),
      });
      const { id } = (await started.json()) as { readonly id: string };
      for (;;) {
        const answer = await fetch(`${hub}/instances/${id}`);
        const { runtimeStatus } = (await answer.json()) as { readonly runtimeStatus: string };
        if (runtimeStatus === "Completed") return;
        if (runtimeStatus === "Failed") throw new Error("the fan-out has failed");
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    await fanOut(50);
    let activities = 0;
    let spent = 0;
    while (spent < seconds * 1000) {
      spent += await timed(() => fanOut(300));
      activities += 300;
    }
    const perSecond = (activities * 1000) / spent;
    return [alone("durable engine, fan-out", perSecond, "activities/s", { atLeast: 300 })];
  } finally {
    await host.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
