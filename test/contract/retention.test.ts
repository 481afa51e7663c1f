import { randomUUID } from "node:crypto";

import { describe, expect, test } from "vitest";

import { erase } from "../../functions/durable/erase.orchestrator.ts";
import { eraseSteps } from "../../functions/durable/erase.steps.ts";
import { activitiesOf } from "../../functions/durable/step.ts";
import { TableErasureStore } from "../../shared/adapters/tables/table-erasure-store.ts";
import { processRuntime } from "../../shared/adapters/runtime/process-runtime.ts";
import { TablePersonalData } from "../../shared/adapters/tables/table-personal-data.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { makeCommitter } from "../../shared/application/commit/committer.ts";
import { accountKeyOf } from "../../shared/application/ids.ts";
import { makeStartRetention } from "../../shared/application/operations/erasures.ts";
import { incidentKey, linkKey, termKey } from "../../shared/application/ports/contract-rows.ts";
import type { RowWrite } from "../../shared/application/ports/contract-rows.ts";
import { makeErasureRun } from "../../shared/application/workflows/erase/erase-run.ts";
import { makeReconcileOffer } from "../../shared/application/workflows/reconcile/reconcile-offer.ts";
import { book } from "../../shared/domain/change.ts";
import type { Change } from "../../shared/domain/change.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { resolve } from "../../shared/domain/terms.ts";
import { testRows } from "../support/row-codecs.ts";
import { useAzurite } from "../support/azurite.ts";
import {
  aCause,
  aLink,
  anIncident,
  aPartner,
  aPurchaseChange,
  aRenewal,
  cloud,
  noon,
} from "../support/builders.ts";
import { recorder } from "../support/recorder.ts";
import { runOrchestrator } from "../support/run-orchestrator.ts";
import { storesOn } from "../support/table-stores.ts";

const storage = useAzurite();

const account = { type: "Entra", id: "user-of-contoso" } as const;
const contact = { email: "kim@contoso.example", name: "Kim" };

function world(tables: Tables) {
  const stores = storesOn(tables);
  const clock = { date: "2026-01-01", now: () => new Date(noon(clock.date)) };
  const { telemetry } = recorder();
  const started: string[] = [];
  const base = { ...stores, clock, rules: defaultRules, telemetry, newSuffix: randomUUID };
  const deps = {
    ...base,
    erasures: new TableErasureStore(tables.operations),
    personalData: new TablePersonalData(tables, testRows),
    committer: makeCommitter({
      ...{ store: stores.contracts, clock, rules: defaultRules, telemetry },
      limits: { rowsMax: 99, pendingMax: 100, timeoutMs: 5000, linksMax: 10 },
      ...processRuntime,
    }),
    workflows: {
      ...{ activate: unused, distribute: unused, replace: unused, sweep: unused },
      ...{
        reconcile: unused,
        backup: unused,
        probe: unused,
        forgetDistribution: () => Promise.resolve(),
      },
      erase: async (id: string) => void started.push(id),
    },
  };
  const activities = activitiesOf(eraseSteps, async () => makeErasureRun(deps));
  const run = async (day: string) => {
    clock.date = day;
    const { erasureId } = await makeStartRetention(deps)();
    await runOrchestrator({ orchestrator: erase, activities, input: { erasureId } });
    return deps.erasures.read(erasureId);
  };
  return { deps, run, started };
}

const unused = (): never => {
  throw new Error("Not needed");
};

/** Term 1 ends on 2026-10-01 and term 2 on 2027-10-01. Each has an incident and a letter. */
async function aPartnerOfTwoTerms(tables: Tables): Promise<void> {
  const { contracts, distributions, partners } = storesOn(tables);
  const facts = aPartner();
  await partners.put({
    ...facts,
    ...{ name: "Contoso", isvSuccessEnrolled: false, locale: null, contacts: [contact] },
  });
  const offerId = "offer-1";
  const opened = [noon("2025-10-01"), noon("2026-10-15")] as const;
  const deduct = (before: Change, term: number): Change => {
    const booking = { type: "Deduct", delta: -1, incidentId: `incident-${term}` } as const;
    return book(before, cloud, booking, aCause({ at: opened[term - 1] ?? "" }));
  };
  const first = deduct(aPurchaseChange({ offerId }), 1);
  const renewed = { ...first.contract, renewal: aRenewal("2026-08-01") };
  const second = deduct(resolve(renewed, "2026-09-01", defaultRules), 2);
  const link = aLink({ account });
  const incidents = [1, 2].map((term): RowWrite => {
    const createdAt = opened[term - 1] ?? "";
    const incident = anIncident(
      { account, title: "Kim" },
      { incidentId: `incident-${term}`, offerId, term, createdAt },
    );
    const row = { type: "incident", accountKey: accountKeyOf(account), incident } as const;
    return { key: incidentKey(incident.incidentId), row, expected: null };
  });
  await partners.reserveSlot(
    {
      ...{ offerId, partner: facts, pack: null, credentials: null, cause: aCause() },
      purchase: { offerType: "SPD_SERVICES", purchasedOn: "2025-09-01" },
    },
    "slot",
    null,
  );
  await contracts.commit({
    ...{ offerId, commitId: "c", contract: second.contract, expected: null },
    rows: [
      ...incidents,
      { key: linkKey(accountKeyOf(account)), row: { type: "link", link }, expected: null },
      ...second.closed.map((closed) => ({
        ...{ key: termKey(closed.term.number), expected: null },
        row: { type: "term", closed } as const,
      })),
    ],
    entries: [...first.entries, ...second.entries],
  });
  for (const [distributionId, day] of [
    ["letter-1", "2025-10-01"],
    ["letter-2", "2026-10-15"],
  ] as const) {
    await distributions.add({
      ...{ distributionId, offerId, content: { kind: "credentials" }, credentialVersion: 0 },
      ...{ requestedBy: "admin", requestId: "r", createdAt: noon(day), recipients: [contact] },
    });
    await distributions.addMails(offerId, distributionId, [contact]);
  }
}

/** Every row that names the account or the contact. */
async function rowsThatName(tables: Tables): Promise<string[]> {
  const found: string[] = [];
  for (const table of [tables.contracts, tables.partners, tables.accounts, tables.operations]) {
    for await (const row of table.listEntities()) {
      const isNamed = /user-of-contoso|Kim|kim@/.test(JSON.stringify(row));
      if (isNamed) found.push(String(row.rowKey).split(":").slice(0, 2).join(":"));
    }
  }
  return found.sort();
}

describe("data of people", () => {
  test("are erased when their term ended more than 730 days ago, and the ledger stays", async () => {
    const tables = await storage.freshTables();
    await aPartnerOfTwoTerms(tables);
    const { deps, run, started } = world(tables);
    const everything = await rowsThatName(tables);

    expect(await run("2028-09-30")).toMatchObject({ state: "Completed", erased: { incidents: 0 } });
    expect(await rowsThatName(tables)).toEqual(everything);

    expect(await run("2028-10-02")).toMatchObject({
      state: "Completed",
      erased: { incidents: 1, distributions: 1, mails: 1, links: 0, contacts: 0 },
    });
    const left = await rowsThatName(tables);
    expect(left).toEqual(["distribution:letter-2", "incident:incident-2", ...left.slice(2)]);
    expect(left.map((key) => key.split(":")[0])).toEqual([
      "distribution",
      "incident",
      "link",
      "mail",
      "partner",
    ]);

    expect(await run("2029-10-02")).toMatchObject({
      erased: { incidents: 1, distributions: 1, mails: 1, links: 1, contacts: 1 },
    });
    expect(await rowsThatName(tables)).toEqual([]);
    const { entries, mismatches } = await makeReconcileOffer(deps)("offer-1");
    expect([entries > 0, mismatches]).toEqual([true, []]);
    // Another call on that day is the same run, which is over.
    await makeStartRetention(deps)();
    expect(started).toHaveLength(3);
  });
});
