import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { testRows } from "../../support/row-codecs.ts";
import { TableContractStore } from "../../../shared/adapters/tables/table-contract-store.ts";
import { createTables, openTables } from "../../../shared/adapters/tables/tables.ts";
import type {
  ContractTransaction,
  CommitOutcome,
  RowWrite,
} from "../../../shared/application/ports/contract-rows.ts";
import { incidentKey } from "../../../shared/application/ports/contract-rows.ts";
import type { ContractStore } from "../../../shared/application/ports/contract-store.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { Entry } from "../../../shared/domain/ledger.ts";
import { firstChain, seal } from "../../../shared/domain/ledger.ts";
import { aCause, aContract, aLink, anIncident, cloud } from "../../support/builders.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";
import { startOwnAzurite } from "../../support/service-process-tables.ts";
import type { OwnAzurite } from "../../support/service-process-tables.ts";

let azurite: OwnAzurite;
let tables: ContractStore;

beforeAll(async () => {
  azurite = await startOwnAzurite();
  const { connectionString } = azurite;
  const opened = openTables({ mode: "connection-string", connectionString });
  await createTables(opened);
  tables = new TableContractStore(opened.contracts, testRows);
});
afterAll(() => azurite.stop());

const incidentRow = (incidentId: string, expected: string | null = null): RowWrite => ({
  key: incidentKey(incidentId),
  row: {
    type: "incident",
    accountKey: "account-1",
    incident: anIncident({}, { incidentId }),
  },
  expected,
});

/** Entries of term 1 from `first` to `last`, sealed as the domain does. */
function entriesOf(offerId: string, first: number, last: number): Entry[] {
  const entries: Entry[] = [];
  let chain = { ...firstChain(offerId), seq: first - 1 };
  for (let seq = first; seq <= last; seq += 1) {
    const draft = {
      ...aCause(),
      type: "Deduct",
      kind: cloud,
      delta: -1,
      remainingAfter: 1,
    } as const;
    const sealed = seal(chain, offerId, draft);
    chain = sealed.chain;
    entries.push(sealed.entry);
  }
  return entries;
}

const etagOf = (outcome: CommitOutcome): string =>
  outcome.kind === "written" ? outcome.etag : expect.fail(`conflict: ${String(outcome.key)}`);

describe.each([
  ["memory", () => new MemoryContractStore()],
  ["tables on Azurite", () => tables],
])("the store of contracts: %s", (_name, make) => {
  /** A new contract for each test, with its first head. */
  async function given(more: Partial<Contract> = {}) {
    const store = make();
    const offerId = randomUUID();
    const contract: Contract = { ...aContract({ offerId }), ...more };
    const commit = (transaction: Partial<ContractTransaction>) =>
      store.commit({
        offerId,
        commitId: randomUUID(),
        contract,
        expected: null,
        rows: [],
        entries: [],
        ...transaction,
      });
    const first = etagOf(await commit({ commitId: "first" }));
    return { store, offerId, contract, commit, first };
  }

  test("a contract that was never written does not exist", async () => {
    const store = make();
    expect(await store.readHead("nowhere")).toBeNull();
    expect(await store.readRow("nowhere", incidentKey("i1"))).toBeNull();
  });

  test("head and rows are read as they were written, with the id of their transaction", async () => {
    const { commit, contract, first, offerId, store } = await given();

    await commit({ commitId: "second", expected: first, rows: [incidentRow("i1")] });

    expect(await store.readHead(offerId)).toMatchObject({ contract, commitId: "second" });
    const row = await store.readRow(offerId, incidentKey("i1"));
    expect(row).toMatchObject({ row: incidentRow("i1").row, commitId: "second" });
  });

  test("of two writers with the same head, exactly one writes", async () => {
    const { commit, first, offerId, store } = await given();

    const outcomes = await Promise.all([
      commit({ commitId: "a", expected: first, rows: [incidentRow("a")] }),
      commit({ commitId: "b", expected: first, rows: [incidentRow("b")] }),
    ]);

    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["conflict", "written"]);
    expect(outcomes).toContainEqual({ kind: "conflict", key: null });
    const winner = outcomes[0].kind === "written" ? "a" : "b";
    expect((await store.readHead(offerId))?.commitId).toBe(winner);
    const rows = await Promise.all(["a", "b"].map((id) => store.readRow(offerId, incidentKey(id))));
    expect(rows.map((row) => row?.commitId)).toEqual(
      winner === "a" ? ["a", undefined] : [undefined, "b"],
    );
  });

  test("of two writers that create the same contract, exactly one succeeds", async () => {
    const { commit, offerId } = await given();
    expect(await commit({ offerId, commitId: "again" })).toEqual({ kind: "conflict", key: null });
  });

  test("a row that exists already is named as the conflict, and nothing is written", async () => {
    const { commit, first, offerId, store } = await given();
    const second = etagOf(await commit({ expected: first, rows: [incidentRow("i2")] }));

    const outcome = await commit({
      commitId: "third",
      expected: second,
      rows: [incidentRow("i1"), incidentRow("i2"), incidentRow("i3")],
      entries: entriesOf(offerId, 1, 2),
    });

    expect(outcome).toEqual({ kind: "conflict", key: incidentKey("i2") });
    expect((await store.readHead(offerId))?.etag).toBe(second);
    expect(await store.readRow(offerId, incidentKey("i1"))).toBeNull();
    expect(await store.readRow(offerId, incidentKey("i3"))).toBeNull();
    expect(await store.listEntries(offerId, 1, 0, 10)).toEqual([]);
  });

  test("a row with another etag is named as the conflict, even the 98th", async () => {
    const { commit, first, offerId, store } = await given();
    const second = etagOf(await commit({ expected: first, rows: [incidentRow("old")] }));
    const others = Array.from({ length: 97 }, (_, n) => incidentRow(`n${n}`));

    const outcome = await commit({
      expected: second,
      rows: [...others, incidentRow("old", first)],
    });

    expect(outcome).toEqual({ kind: "conflict", key: incidentKey("old") });
    expect((await store.readHead(offerId))?.etag).toBe(second);
  });

  test("a head that has moved is the conflict, whatever is wrong with the rows", async () => {
    const { commit, first } = await given();
    await commit({ expected: first, rows: [incidentRow("i1")] });

    const outcome = await commit({ expected: first, rows: [incidentRow("i1")] });

    expect(outcome).toEqual({ kind: "conflict", key: null });
  });

  test("a sequence number of the ledger is taken once; for the loser the head is the conflict", async () => {
    const { commit, first, offerId, store } = await given();
    const second = etagOf(await commit({ expected: first, entries: entriesOf(offerId, 1, 1) }));

    const outcome = await commit({
      expected: second,
      rows: [incidentRow("i1")],
      entries: entriesOf(offerId, 1, 2),
    });

    expect(outcome).toEqual({ kind: "conflict", key: null });
    expect(await store.listEntries(offerId, 1, 0, 10)).toHaveLength(1);
  });

  test("every row has its own etag, and only the latest etag can replace it", async () => {
    const { commit, first, offerId, store } = await given();
    const outcome = await commit({ expected: first, rows: [incidentRow("i1"), incidentRow("i2")] });
    const latest = async (incidentId: string) =>
      (await store.readRow(offerId, incidentKey(incidentId)))?.etag ?? "";
    const [one, other] = await Promise.all([latest("i1"), latest("i2")]);

    const replaced = await commit({ expected: etagOf(outcome), rows: [incidentRow("i1", one)] });

    expect(replaced.kind).toBe("written");
    expect(await latest("i2")).toBe(other);
    const late = await commit({ expected: etagOf(replaced), rows: [incidentRow("i1", one)] });
    expect(late).toEqual({ kind: "conflict", key: incidentKey("i1") });
  });

  test("100 rows go in one transaction", async () => {
    const { commit, first, offerId, store } = await given();
    const rows = Array.from({ length: 49 }, (_, n) => incidentRow(`n${n}`));

    await commit({ expected: first, rows, entries: entriesOf(offerId, 1, 50) });

    expect(await store.listEntries(offerId, 1, 0, 1000)).toHaveLength(50);
    expect(await store.listIncidents(offerId, "account-1")).toHaveLength(49);
  });

  test("entries are read in sequence order, from any position, up to the requested number", async () => {
    const { commit, first, offerId, store } = await given();
    const second = etagOf(await commit({ expected: first, entries: entriesOf(offerId, 1, 90) }));
    await commit({ expected: second, entries: entriesOf(offerId, 91, 120) });

    const seqs = async (after: number, limit: number, term = 1) =>
      (await store.listEntries(offerId, term, after, limit)).map(({ seq }) => seq);

    expect(await seqs(0, 1000)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
    expect(await seqs(8, 4)).toEqual([9, 10, 11, 12]);
    expect(await seqs(118, 10)).toEqual([119, 120]);
    expect(await seqs(0, 10, 2)).toEqual([]);
  });

  test("a head larger than one column is read completely", async () => {
    const ciphertext = "\u00e9ABCDEFG".repeat(12_000);
    const credentials = { version: 0, keyId: "k1", ciphertext, issuedAt: "2025-09-01" };
    const { offerId, store } = await given({ credentials });
    expect((await store.readHead(offerId))?.contract.credentials?.ciphertext).toBe(ciphertext);
  });

  test("a link is written once and replaced only under its latest etag", async () => {
    const { offerId, store } = await given();
    const row = { type: "link", link: aLink() } as const;

    expect(await store.writeLink(offerId, "link:a", row, null)).toBe(true);
    expect(await store.writeLink(offerId, "link:a", row, null)).toBe(false);
    const etag = (await store.readRow(offerId, "link:a"))?.etag ?? "";
    expect(await store.writeLink(offerId, "link:a", row, etag)).toBe(true);
    expect(await store.writeLink(offerId, "link:a", row, etag)).toBe(false);
  });

  test("only the account's own incidents are listed", async () => {
    const { commit, first, offerId, store } = await given();
    const other = incidentRow("other");
    await commit({
      expected: first,
      rows: [
        incidentRow("i1"),
        { ...other, row: { ...other.row, accountKey: "account-2" } as RowWrite["row"] },
      ],
      entries: entriesOf(offerId, 1, 1),
    });

    const listed = await store.listIncidents(offerId, "account-1");

    expect(listed.map(({ row }) => row)).toEqual([incidentRow("i1").row]);
  });
});
