import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

import { openKeys } from "functions-host/keys";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { distributionIdFor } from "../../shared/application/ids.ts";
import { api, until, useOwn, sharedEnvironment } from "../support/environment.ts";
import { furtherHosts } from "../support/further-hosts.ts";
import {
  activate,
  activationPath,
  aPartner,
  buy,
  cloud,
  itIs,
  offerPath,
  requestActivation,
  unique,
  type Partner,
} from "../support/people.ts";
import type { Offer } from "../../shared/domain/benefit.ts";

/** The tests start further hosts on the shared tables, which is not possible with E2E_BASE_URL. */
const needsHosts = process.env["E2E_BASE_URL"] === undefined;
const hosts = furtherHosts();

interface Instance {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly daysAgo: number;
}

const openHub = (dataDir: string) =>
  new DatabaseSync(path.join(dataDir, "durable-benefits.sqlite"));

/** Puts instances into the task hub that nothing carries out. */
function addInstances(dataDir: string, instances: readonly Instance[]): void {
  const hub = openHub(dataDir);
  const insert = hub.prepare(
    `INSERT INTO instances (id, execution, name, status, created, updated)
      VALUES (?, 'lost', ?, ?, ?, ?)`,
  );
  for (const { daysAgo, id, name, status } of instances) {
    const at = Date.now() - daysAgo * 86_400_000;
    insert.run(id, name, status, at, at);
  }
  hub.close();
}

describe.runIf(needsHosts)("a workflow whose instance is Pending since seven days", () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-lost-"));
  const client = unique("partner-portal");
  const key = unique("key");
  const recipients = [{ email: `${unique("technician")}@contoso.example` }];
  let partner: Partner;
  let active: Offer;
  let inactive: Offer;

  beforeAll(async () => {
    await itIs("2025-09-01");
    partner = await aPartner();
    partner = { ...partner, admin: { ...partner.admin, azp: client } };
    active = await buy(partner, "SPD_SERVICES", "2025-09-01");
    inactive = await buy(partner, "CORE", "2025-09-01");
    await activate(partner, active);
    // The first start creates the task hub.
    await (await hosts.start({}, dataDir)).stop();
    const lost = { status: "Pending", daysAgo: 7 };
    addInstances(dataDir, [
      { id: `activate-${inactive.offerId}-${cloud}-0`, name: "activate", ...lost },
      {
        id: `distribute-${distributionIdFor(client, active.offerId, key)}`,
        name: "distribute",
        ...lost,
      },
    ]);
    useOwn({ ...sharedEnvironment(), baseUrl: (await hosts.start({}, dataDir)).baseUrl });
  }, 60_000);
  afterAll(hosts.stop);

  test("is carried out by the next request for the activation", async () => {
    expect(await requestActivation(inactive, cloud, partner.admin)).toMatchObject({ status: 202 });
    await until("the benefit is active", async () => {
      const { body } = await api("GET", activationPath(inactive, cloud), { as: partner.admin });
      return (body as { readonly state: string }).state === "Active";
    });
  });

  test("is carried out by the next request for the mails, and sends each once", async () => {
    const distributions = `${offerPath(active)}/distributions`;
    const send = () =>
      api("POST", distributions, {
        as: partner.admin,
        headers: { "Idempotency-Key": key },
        body: { recipients },
      });
    expect(await send()).toMatchObject({ status: 202 });
    const id = distributionIdFor(client, active.offerId, key);
    await until("the mail is sent", async () => {
      const { body } = await api("GET", `${distributions}/${id}`, { as: partner.admin });
      return (body as { readonly sent: number }).sent === 1;
    });
    expect(await send()).toMatchObject({ status: 202 });
    expect(await api("GET", `${distributions}/${id}`, { as: partner.admin })).toMatchObject({
      body: { total: 1, sent: 1, failed: 0, recipients: [{ attempts: 1 }] },
    });
  });
});

describe.runIf(needsHosts)("the task hub", () => {
  test("is named by health, which answers 503, while nothing can be stored in it", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-full-"));
    await (await hosts.start({}, dataDir)).stop();
    const hub = openHub(dataDir);
    hub.exec("CREATE TRIGGER isFull BEFORE INSERT ON instances BEGIN SELECT RAISE(ABORT, ''); END");
    hub.close();
    const { baseUrl } = await hosts.start({}, dataDir);
    const health = await fetch(`${baseUrl}/api/health`);
    expect([health.status, await health.json()]).toMatchObject([
      503,
      { status: "down", dependencies: { storage: "up", taskHub: "down", email: "up" } },
    ]);
  });

  test("loses finished workflows of more than 30 days ago once a day, and keeps younger and running ones", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-purge-"));
    await (await hosts.start({}, dataDir)).stop();
    const ages = [29, 31, 32.9];
    addInstances(
      dataDir,
      ["Completed", "Failed", "Running"].flatMap((status) =>
        ages.map((daysAgo) => ({ id: `${status} ${daysAgo}`, name: "activate", status, daysAgo })),
      ),
    );
    const host = await hosts.start({}, dataDir);
    await fetch(`${host.baseUrl}/admin/functions/purgeWorkflows`, {
      method: "POST",
      headers: { "x-functions-key": openKeys(dataDir).master },
      body: "{}",
    });
    await until("they are purged", async () =>
      host.said.some((line) => line.includes("Purged 4 finished workflows")),
    );
    await host.stop();
    const hub = openHub(dataDir);
    const left = hub.prepare("SELECT id FROM instances ORDER BY id").all();
    hub.close();
    expect(left.map(({ id }) => id)).toEqual([
      ...["Completed 29", "Failed 29", "Running 29", "Running 31", "Running 32.9"],
    ]);
  });
});
