import { describe, expect, test } from "vitest";

import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { processRuntime } from "../../shared/adapters/runtime/process-runtime.ts";
import { makeCommitter } from "../../shared/application/commit/committer.ts";
import { accountKeyOf, offerIdFor } from "../../shared/application/ids.ts";
import { incidentKey, linkKey, termKey } from "../../shared/application/ports/contract-rows.ts";
import type { RowWrite } from "../../shared/application/ports/contract-rows.ts";
import { TamperedRow } from "../../shared/application/ports/unreadable-row.ts";
import { consumeCommand } from "../../shared/application/portals/consume-command.ts";
import { incidentsAgree } from "../../shared/application/partner/incident-agreement.ts";
import { isValid, readTerm } from "../../shared/application/partner/term-record.ts";
import { makeReconcileOffer } from "../../shared/application/workflows/reconcile/reconcile-offer.ts";
import { products } from "../../shared/catalogue/products.ts";
import { book, unchanged } from "../../shared/domain/change.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { resolve } from "../../shared/domain/terms.ts";
import { useAzurite } from "../support/azurite.ts";
import {
  aCause,
  activated,
  aLink,
  anIncident,
  aPurchaseChange,
  aRenewal,
  aRequest,
  cloud,
  noon,
} from "../support/builders.ts";
import { asBefore, headBefore, linkBefore, withoutMac } from "../support/earlier-rows.ts";
import type { DataRow, RowChange } from "../support/earlier-rows.ts";
import { recorder } from "../support/recorder.ts";
import { storesOn } from "../support/table-stores.ts";

const storage = useAzurite();
const newOffer = offerIdFor("commerce", "contoso", "key");
/** The ID of an offer from before rows had MACs. */
const oldOffer = newOffer.slice(1);
const link = linkKey(accountKeyOf(aLink().account));

/** Term 2 of a contract with one incident in term 1 and one linked account. */
async function aContractIn(tables: Tables, offerId: string): Promise<void> {
  const { contracts } = storesOn(tables);
  const deduct = { type: "Deduct", delta: -1, incidentId: "i1" } as const;
  const first = book(aPurchaseChange({ offerId }), cloud, deduct, aCause());
  const active = activated(first.contract, cloud, "2025-09-02");
  const second = resolve(
    { ...active, renewal: aRenewal("2026-08-01") },
    "2026-09-01",
    defaultRules,
  );
  const incident = anIncident(
    { kind: cloud },
    { incidentId: "i1", offerId, createdAt: aCause().at },
  );
  const rows: RowWrite[] = [
    {
      ...{ key: incidentKey("i1"), expected: null },
      row: { type: "incident", accountKey: "a", incident },
    },
    { key: link, row: { type: "link", link: aLink() }, expected: null },
    ...second.closed.map((closed) => ({
      ...{ key: termKey(closed.term.number), expected: null },
      row: { type: "term", closed } as const,
    })),
  ];
  const entries = [...first.entries, ...second.entries];
  const { contract } = second;
  await contracts.commit({ offerId, commitId: "c", contract, expected: null, rows, entries });
}

const replaced =
  (from: RegExp, to: string): RowChange =>
  (row) => ({ ...row, data: row.data.replace(from, to) });

async function tamper(tables: Tables, key: string, change: RowChange, offerId: string) {
  const row = await tables.contracts.getEntity<DataRow>(offerId, key);
  const after = { ...change(row), partitionKey: offerId, rowKey: key };
  await tables.contracts.updateEntity(after, "Replace");
}

async function problemsOf(tables: Tables, offerId: string): Promise<string[]> {
  const reconcile = makeReconcileOffer({ ...storesOn(tables), rules: defaultRules });
  return (await reconcile(offerId)).mismatches.map(({ problem }) => problem);
}

/** `valid` of each term's statement. */
async function statementsOf(tables: Tables, offerId: string): Promise<boolean[]> {
  const clock = { now: () => new Date(noon("2026-09-02")) };
  const deps = { ...storesOn(tables), clock, rules: defaultRules };
  const statements = [1, 2].map(async (number) => {
    const read = () => readTerm(deps, offerId, number);
    const record = await read();
    return record !== null && isValid(record, defaultRules) && incidentsAgree(deps, record, read);
  });
  return Promise.all(statements);
}

async function keysIn(tables: Tables): Promise<string[]> {
  const keys: string[] = [];
  for await (const { rowKey = "" } of tables.contracts.listEntities()) keys.push(rowKey);
  return keys;
}

/** Commits a further incident, and then removes its rows and puts the head back as it was. */
async function undoLastIncident(tables: Tables): Promise<void> {
  const { contracts } = storesOn(tables);
  const head = await contracts.readHead(oldOffer);
  if (!head) throw new Error("The contract has no head");
  const kept = await keysIn(tables);
  const row = await tables.contracts.getEntity<DataRow>(oldOffer, "head");
  const deduct = { type: "Deduct", delta: -1, incidentId: "i2" } as const;
  const { contract, entries } = book(unchanged(head.contract), cloud, deduct, aCause());
  const added = {
    offerId: oldOffer,
    commitId: "d",
    contract,
    expected: head.etag,
    rows: [],
    entries,
  };
  expect((await contracts.commit(added)).kind).toBe("written");
  for (const key of await keysIn(tables)) {
    if (!kept.includes(key)) await tables.contracts.deleteEntity(oldOffer, key);
  }
  const before = { ...row, partitionKey: oldOffer, rowKey: "head" };
  await tables.contracts.updateEntity(before, "Replace");
}

const wrong = (key: string): string =>
  `row ${key} was not written by the service: its MAC is wrong`;
const missing = (key: string): string => `row ${key} was not written by the service: it has no MAC`;

describe("a row that somebody without the key has changed is found by the reconciliation:", () => {
  test.each<[what: string, key: string, change: RowChange, problem: string, offerId: string]>([
    ["the head's balance", "head", replaced(/"used":0/, '"used":-9'), wrong("head"), newOffer],
    ["the head without its MAC", "head", withoutMac, missing("head"), oldOffer],
    ["the head in the shape from before", "head", headBefore, missing("head"), newOffer],
    [
      "the same in an older offer",
      "head",
      headBefore,
      `row head has no MAC, but row ${incidentKey("i1")} has one`,
      oldOffer,
    ],
    [
      "an incident's title",
      incidentKey("i1"),
      replaced(/"title":"/, '"title":"x'),
      wrong(incidentKey("i1")),
      newOffer,
    ],
    [
      "an incident in the shape from before",
      "incident:i1",
      asBefore(2),
      missing("incident:i1"),
      newOffer,
    ],
    ["a link", link, replaced(/"linkedAt":"2/, '"linkedAt":"1'), wrong(link), newOffer],
    [
      "a closed term",
      termKey(1),
      replaced(/"refunded":0/, '"refunded":1'),
      wrong(termKey(1)),
      newOffer,
    ],
  ])("%s", async (_what, key, change, problem, offerId) => {
    const tables = await storage.freshTables();
    await aContractIn(tables, offerId);
    expect(await problemsOf(tables, offerId)).toEqual([]);
    await tamper(tables, key, change, offerId);
    expect(await problemsOf(tables, offerId)).toEqual([problem]);
  });

  test("each of several rows of a contract, by its key", async () => {
    const tables = await storage.freshTables();
    await aContractIn(tables, newOffer);
    await tamper(tables, link, withoutMac, newOffer);
    await tamper(tables, "head", withoutMac, newOffer);
    expect(await problemsOf(tables, newOffer)).toEqual([missing("head"), missing(link)]);
  });
});

describe("neither statement nor reconciliation notices", () => {
  const incident = incidentKey("i1");
  const title = replaced(/"title":"/, '"title":"x');

  test.each<[what: string, tamper: (tables: Tables) => Promise<unknown>]>([
    [
      "another title of an incident in the shape from before, in an older offer",
      (tables) => tamper(tables, incident, (row) => title(asBefore(2)(row)), oldOffer),
    ],
    [
      "another time of a link in the shape from before, in an older offer",
      (tables) =>
        tamper(
          tables,
          link,
          (row) => replaced(/"linkedAt":"2/, '"linkedAt":"1')(linkBefore(row)),
          oldOffer,
        ),
    ],
    ["the last entries removed and the head before them put back", undoLastIncident],
    ["a link that is removed", (tables) => tables.contracts.deleteEntity(oldOffer, link)],
    [
      "a link that is put back after it was removed",
      async (tables) => {
        const row = await tables.contracts.getEntity<DataRow>(oldOffer, link);
        await tables.contracts.deleteEntity(oldOffer, link);
        await tables.contracts.createEntity({ ...row, partitionKey: oldOffer, rowKey: link });
      },
    ],
  ])("%s", async (_what, change) => {
    const tables = await storage.freshTables();
    await aContractIn(tables, oldOffer);
    await change(tables);
    expect(await statementsOf(tables, oldOffer)).toEqual([true, true]);
    expect(await problemsOf(tables, oldOffer)).toEqual([]);
  });
});

test("an incident in the shape from before, in an older offer, is noticed where it contradicts its entry", async () => {
  const tables = await storage.freshTables();
  await aContractIn(tables, oldOffer);
  const otherTerm = replaced(/"term":1/, '"term":2');
  await tamper(tables, incidentKey("i1"), (row) => otherTerm(asBefore(2)(row)), oldOffer);
  expect(await statementsOf(tables, oldOffer)).toEqual([false, true]);
  expect(await problemsOf(tables, oldOffer)).toEqual([
    "entry 3 deducts incident i1, but its row says otherwise",
  ]);
});

describe("a consume on a row that somebody has changed", () => {
  test.each([
    ["head", replaced(/"granted":50/, '"granted":5000')],
    ["head", headBefore],
    [link, replaced(/"credentialVersion":0/, '"credentialVersion":1')],
    [link, linkBefore],
  ])("is a fault and writes nothing: %s", async (key, change) => {
    const tables = await storage.freshTables();
    await aContractIn(tables, newOffer);
    await tamper(tables, key, change, newOffer);
    const before = await keysIn(tables);
    const committer = makeCommitter({
      store: storesOn(tables).contracts,
      clock: { now: () => new Date(noon("2026-09-02")) },
      rules: defaultRules,
      limits: { rowsMax: 99, pendingMax: 100, timeoutMs: 5000, linksMax: 10 },
      ...processRuntime,
      telemetry: recorder().telemetry,
    });
    const consume = consumeCommand({
      ...{ incidentId: "i2", request: aRequest({ planId: newOffer }), portal: "AzurePortal" },
      ...{ product: products.find("AzureVirtualMachines"), actor: "azure-portal" },
      ...{ requestId: "r", rules: defaultRules },
    });
    await expect(committer.submit(newOffer, consume)).rejects.toThrow(TamperedRow);
    expect(await keysIn(tables)).toEqual(before);
  });
});
