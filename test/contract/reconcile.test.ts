import type { TableClient } from "@azure/data-tables";
import { describe, expect, test } from "vitest";

import { testMac, testRows } from "../support/row-codecs.ts";
import { reconcile } from "../../functions/durable/reconcile.orchestrator.ts";
import { reconcileSteps } from "../../functions/durable/reconcile.steps.ts";
import { activitiesOf } from "../../functions/durable/step.ts";
import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import { signedText } from "../../shared/adapters/tables/row-seal.ts";
import { TablePartnerStore } from "../../shared/adapters/tables/table-partner-store.ts";
import {
  TableAuditStore,
  TableReconciliationStore,
} from "../../shared/adapters/tables/table-reconciliation-store.ts";
import { TableScheduleStore } from "../../shared/adapters/tables/table-schedule-store.ts";
import { TableRefundReviewIndex } from "../../shared/adapters/tables/table-refund-review-index.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { book } from "../../shared/domain/change.ts";
import type { Change } from "../../shared/domain/change.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { resolve } from "../../shared/domain/terms.ts";
import { incidentKey, termKey } from "../../shared/application/ports/contract-rows.ts";
import { makeReconciliationRun } from "../../shared/application/workflows/reconcile/reconcile-run.ts";
import { useAzurite } from "../support/azurite.ts";
import { aCause, aPartner, aPurchaseChange, aRenewal, cloud } from "../support/builders.ts";
import { incidentRows } from "../support/incident-rows.ts";
import { recorder } from "../support/recorder.ts";
import { runOrchestrator } from "../support/run-orchestrator.ts";

const storage = useAzurite();

/** Two grants and three deductions, with a renewal that opens a second term. */
function history(offerId: string): { first: Change; second: Change } {
  const first = ["i1", "i2", "i3"].reduce(
    (change, incidentId) =>
      book(change, cloud, { type: "Deduct", delta: -1, incidentId }, aCause()),
    aPurchaseChange({ offerId }),
  );
  const renewed = { ...first.contract, renewal: aRenewal("2026-08-01") };
  return { first, second: resolve(renewed, "2026-09-01", defaultRules) };
}

async function write(tables: Tables, offerId: string): Promise<void> {
  const contracts = new TableContractStore(tables.contracts, testRows);
  const { first, second } = history(offerId);
  const closed = second.closed.map((each) => ({
    key: termKey(each.term.number),
    row: { type: "term", closed: each } as const,
    expected: null,
  }));
  const rows = [...closed, ...incidentRows(first, offerId)];
  const { contract } = second;
  const entries = [...first.entries, ...second.entries];
  await contracts.commit({ offerId, commitId: "c", contract, expected: null, rows, entries });
}

async function reconciliation(tables: Tables) {
  const { reported, telemetry } = recorder();
  const reconciliations = new TableReconciliationStore(tables.operations);
  const run = makeReconciliationRun({
    contracts: new TableContractStore(tables.contracts, testRows),
    audit: new TableAuditStore(tables, testRows),
    rules: defaultRules,
    clock: { now: () => new Date("2026-09-02T00:00:00Z") },
    reconciliations,
    refundReviews: new TableRefundReviewIndex(tables.operations),
    schedule: new TableScheduleStore(tables.schedule),
    telemetry,
  });
  await runOrchestrator({
    orchestrator: reconcile,
    activities: activitiesOf(reconcileSteps, async () => run),
    input: { reconciliationId: "r1" },
  });
  const view = await reconciliations.read("r1");
  if (!view) throw new Error("Nothing was recorded");
  const mismatches = reported.filter(([name]) => name === "ReconciliationMismatch");
  return { view, mismatches };
}

const entry = (term: number, seq: number): string =>
  `entry:${String(term).padStart(4, "0")}:${String(seq).padStart(8, "0")}`;

type Row = { data: string } & Record<string, unknown>;

/** The row with its MAC, as a fault of the service, or somebody who has its key, could write it. */
const signed = (row: Row & { partitionKey: string; rowKey: string }) => ({
  ...row,
  mac: testMac(signedText(row)),
});

/** Changes a row's content, as an attacker with access to the table could. The head's MAC is right. */
async function tamper(
  table: TableClient,
  [partitionKey, rowKey]: readonly [string, string],
  change: (value: Record<string, unknown>) => unknown,
): Promise<void> {
  const { data, schemaVersion, commitId } = await table.getEntity<Row>(partitionKey, rowKey);
  const value = JSON.parse(data) as Record<string, unknown>;
  const after = { partitionKey, rowKey, data: JSON.stringify(change(value)) };
  const row = { ...after, schemaVersion, commitId };
  await table.updateEntity(rowKey === "head" ? signed(row) : after, "Merge");
}

describe("a reconciliation", () => {
  test("of untouched ledgers finds no mismatch and reports what it read", async () => {
    const tables = await storage.freshTables();
    for (let n = 0; n < 5; n += 1) await write(tables, `offer${n}`);

    const { mismatches, view } = await reconciliation(tables);

    // Five entries and two forfeits in the first term, two grants in the second.
    expect(view).toMatchObject({ state: "Completed", offers: 5, entries: 5 * 9, mismatches: [] });
    expect(view.mismatchCount).toBe(0);
    expect(mismatches).toEqual([]);
  });

  test("names offer, term and entry of each changed, removed, moved or added entry", async () => {
    const tables = await storage.freshTables();
    const { contracts } = tables;
    const names = ["changed", "removed", "moved", "added", "stray", "counter", "headless", "torn"];
    for (const offerId of [...names, "whole", "closed"]) await write(tables, offerId);
    await tamper(contracts, ["changed", entry(1, 4)], (value) => ({ ...value, actor: "nobody" }));
    await contracts.deleteEntity("removed", entry(1, 3));
    const four = await contracts.getEntity<Row>("moved", entry(1, 4));
    const five = await contracts.getEntity<Row>("moved", entry(1, 5));
    await tamper(contracts, ["moved", entry(1, 4)], () => JSON.parse(five.data) as unknown);
    await tamper(contracts, ["moved", entry(1, 5)], () => JSON.parse(four.data) as unknown);
    const last = await contracts.getEntity<Row>("added", entry(2, 2));
    const content = JSON.stringify({ ...(JSON.parse(last.data) as object), seq: 3 });
    await contracts.createEntity({ partitionKey: "added", rowKey: entry(2, 3), data: content });
    await contracts.createEntity({ partitionKey: "stray", rowKey: "entry:x", data: last.data });
    await tamper(contracts, ["counter", "head"], (value) => ({
      ...value,
      lines: (value["lines"] as { used: number }[]).map((line) => ({ ...line, used: 7 })),
    }));
    await contracts.deleteEntity("headless", "head");
    await contracts.deleteEntity("closed", termKey(1));
    await contracts.deleteEntity("removed", incidentKey("i2"));
    const gone = { offerId: "gone", cause: aCause(), partner: aPartner(), pack: null };
    const purchase = { offerType: "CORE", purchasedOn: "2025-09-01" } as const;
    const partners = new TablePartnerStore(new JsonTable(tables.partners, testRows));
    await partners.reserveSlot({ ...gone, purchase, credentials: null }, "CORE", null);
    const head = await contracts.getEntity<Row>("torn", "head");
    await contracts.updateEntity(
      signed({ ...head, partitionKey: "torn", rowKey: "head", data: "{ torn" }),
      "Merge",
    );

    const { mismatches, view } = await reconciliation(tables);

    expect(view).toMatchObject({ state: "Completed", offers: 10 });
    const found = view.mismatches.map(
      ({ offerId, problem, term }) => `${offerId} ${term}: ${problem}`,
    );
    for (const expected of [
      "changed 1: entry 4 does not follow from entry 3: one of them was changed",
      "removed 1: entry 3 is missing",
      "removed 1: no entry deducts incident i1",
      "removed 1: entry 4 deducts incident i2, but its row is missing",
      "gone 1: the purchase is recorded, but the contract is missing",
      "moved 1: entry 5 is stored in the place of entry 4",
      "moved 1: entry 4 is stored in the place of entry 5",
      "added 2: entry 3 is not in the chain, which ends with 2",
      "stray 0: entry:x is not the key of an entry",
      `counter 2: used of ${cloud} is 7, by its entries 0`,
      "headless 1: there are entries, but the contract's head is missing",
      "closed 1: the term's own row is missing",
      "torn 0: one of its rows cannot be read",
    ]) {
      expect(found).toContain(expected);
    }
    expect(found.filter((each) => each.startsWith("whole"))).toEqual([]);
    expect(view.mismatchCount).toBe(found.length);
    expect(mismatches).toEqual([["ReconciliationMismatch", { mismatches: found.length }]]);
  });

  test("repairs nothing", async () => {
    const tables = await storage.freshTables();
    await write(tables, "offer1");
    await tamper(tables.contracts, ["offer1", entry(1, 2)], (value) => ({ ...value, delta: 99 }));
    const everything = async () => {
      const rows: unknown[] = [];
      for await (const row of tables.contracts.listEntities()) rows.push(row);
      return rows;
    };
    const before = await everything();

    await reconciliation(tables);

    expect(await everything()).toEqual(before);
  });

  test("reports no mismatch for a ledger that changes while it is read", async () => {
    const tables = await storage.freshTables();
    const { contracts: table } = tables;
    const contracts = new TableContractStore(table, testRows);
    const audit = new TableAuditStore(tables, testRows);
    const { first } = history("offer1");
    const { contract, entries } = first;
    const transaction = { offerId: "offer1", commitId: "c", contract, rows: [], entries };
    await contracts.commit({ ...transaction, rows: incidentRows(first, "offer1"), expected: null });
    const ledgerOf = audit.ledgerOf.bind(audit);
    let booked = false;
    audit.ledgerOf = async function* (offerId) {
      if (!booked) {
        booked = true;
        const head = await contracts.readHead(offerId);
        const booking = { type: "Deduct", delta: -1, incidentId: "i4" } as const;
        const more = book({ ...first, entries: [] }, cloud, booking, aCause());
        const rows = incidentRows(more, "offer1");
        await contracts.commit({ ...transaction, ...more, rows, expected: head?.etag ?? null });
      }
      yield* ledgerOf(offerId);
    };
    const { makeReconcileOffer } =
      await import("../../shared/application/workflows/reconcile/reconcile-offer.ts");

    expect(await makeReconcileOffer({ contracts, audit, rules: defaultRules })("offer1")).toEqual({
      entries: 6,
      mismatches: [],
    });
    expect(booked).toBe(true);
  });

  test("reads every contract once, whatever the number of pages", async () => {
    const tables = await storage.freshTables();
    const audit = new TableAuditStore(tables, testRows);
    for (let n = 0; n < 7; n += 1) await write(tables, `offer${n}`);
    const seen: string[] = [];
    for (let page = await audit.offersAfter(null, 3); page.length > 0;) {
      seen.push(...page);
      page = await audit.offersAfter(page.at(-1) ?? null, 3);
    }
    expect(seen).toEqual(Array.from({ length: 7 }, (_, n) => `offer${n}`));
  });
});
