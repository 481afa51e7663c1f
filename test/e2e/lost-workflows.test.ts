import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";

import { distributionIdFor } from "../../shared/application/ids.ts";
import { api, until, useOwn } from "../support/environment.ts";
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
const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-lost-"));

/** Instances that a task hub lists since seven days and that nothing carries out. */
function lose(instances: Readonly<Record<string, string>>): void {
  const hub = new DatabaseSync(path.join(dataDir, "durable-benefits.sqlite"));
  const insert = hub.prepare(
    `INSERT INTO instances (id, execution, name, status, created, updated)
      VALUES (?, 'lost', ?, 'Pending', ?, ?)`,
  );
  const sevenDaysAgo = Date.now() - 7 * 86_400_000;
  for (const [id, name] of Object.entries(instances)) {
    insert.run(id, name, sevenDaysAgo, sevenDaysAgo);
  }
  hub.close();
}

describe.runIf(needsHosts)("a workflow whose instance is Pending since seven days", () => {
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
    lose({
      [`activate-${inactive.offerId}-${cloud}-0`]: "activate",
      [`distribute-${distributionIdFor(client, active.offerId, key)}`]: "distribute",
    });
    useOwn({ ...inject("environment"), baseUrl: (await hosts.start({}, dataDir)).baseUrl });
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
