import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { makeClockCases } from "../../../shared/application/operations/clock.ts";
import { makeListPlans } from "../../../shared/application/portals/list-plans.ts";
import { makeOpenIncident } from "../../../shared/application/portals/open-incident.ts";
import { makeReconciliationRun } from "../../../shared/application/workflows/reconcile/reconcile-run.ts";
import { contractRowKinds } from "../../../shared/adapters/tables/rows/contract-rows.ts";
import { headKind } from "../../../shared/adapters/tables/rows/head-row.ts";
import type { JsonRow } from "../../../shared/adapters/tables/json-row.ts";
import { accountKeyOf } from "../../../shared/application/ids.ts";
import { linkKey } from "../../../shared/application/ports/contract-rows.ts";
import { UnsupportedRowVersion } from "../../../shared/application/ports/unreadable-row.ts";
import { aRequest, valueOf, noon } from "../../support/builders.ts";
import { atAzurePortal } from "../../support/callers.ts";
import { saved, serviceOnSavedRows } from "./saved-rows.ts";

const { account, offerId } = saved;
const request = { ...aRequest({ account, planId: offerId }), resourceTenantId: null };
const link = linkKey(accountKeyOf(account));
const newestOf = (rowKey: string): number =>
  (rowKey === "head" ? headKind : contractRowKinds.link).version;

let world: Awaited<ReturnType<typeof serviceOnSavedRows>>;
beforeAll(async () => {
  world = await serviceOnSavedRows();
  valueOf(await makeClockCases(world.deps).moveClock({ now: noon("2026-03-06") }));
  // Writes the head in the newest version.
  valueOf(await consume("k0"));
});
afterAll(() => world.stop());

const consume = (idempotencyKey: string) =>
  makeOpenIncident(world.deps)({ ...request, idempotencyKey }, atAzurePortal);

const become = (rowKey: string, schemaVersion: number) =>
  world.tables.contracts.updateEntity({ partitionKey: offerId, rowKey, schemaVersion }, "Merge");

/** Makes the row one of a later version. Returns what makes it the earlier one again. */
async function becomeNewer(rowKey: string): Promise<() => Promise<unknown>> {
  const { schemaVersion = 1 } = await world.tables.contracts.getEntity<JsonRow>(offerId, rowKey);
  await become(rowKey, newestOf(rowKey) + 1);
  return () => become(rowKey, Number(schemaVersion));
}

async function partition() {
  const rows: JsonRow[] = [];
  const filter = `PartitionKey eq '${offerId}'`;
  for await (const row of world.tables.contracts.listEntities<JsonRow>({
    queryOptions: { filter },
  })) {
    rows.push(row);
  }
  return rows;
}

describe("a contract of which a later version of the service has written a row", () => {
  let calls = 0;
  const newKey = () => `k${(calls += 1)}`;
  let restore: () => Promise<unknown> = async () => undefined;
  afterEach(() => restore());

  test("is not consumed by a process that knows it: the transaction meets the new head", async () => {
    restore = await becomeNewer("head");
    const before = await partition();

    await expect(consume(newKey())).rejects.toThrow(UnsupportedRowVersion);

    expect(await partition()).toEqual(before);
    await restore();
    expect(valueOf(await consume(newKey())).value).toMatchObject({ plan: { used: 5 } });
  });

  test.each(["head", link])("is not read without its row %s", async (rowKey) => {
    restore = await becomeNewer(rowKey);
    await expect(makeListPlans(world.deps)({ account }, atAzurePortal)).rejects.toThrow(
      `Table contracts, partition ${offerId}, row ${rowKey}: its schema version is ${newestOf(rowKey) + 1}; the newest supported version is ${newestOf(rowKey)}`,
    );
  });

  test("is a finding of the reconciliation, which goes on to the others", async () => {
    restore = await becomeNewer("head");
    const { reconcileOffers } = makeReconciliationRun(world.deps);
    expect(await reconcileOffers({ offerIds: [offerId, saved.renewedOfferId] })).toMatchObject({
      offers: 2,
      mismatches: [{ offerId, term: 0, problem: "one of its rows cannot be read" }],
    });
  });
});
