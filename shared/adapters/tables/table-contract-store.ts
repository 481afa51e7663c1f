import type { TableClient, TransactionAction } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import type { Contract } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import type { ContractStore } from "../../application/ports/contract-store.ts";
import type {
  ContractTransaction,
  CommitOutcome,
  ContractRow,
  StoredHead,
  StoredRow,
} from "../../application/ports/contract-rows.ts";
import { asWriteFailure, failedIndex, hasStatus } from "./failures.ts";
import { decode, encode, find, pages } from "./json-row.ts";
import type { JsonRow } from "./json-row.ts";

const headKey = "head";
const entryKey = (term: number, seq: number): string =>
  `entry:${String(term).padStart(4, "0")}:${String(seq).padStart(8, "0")}`;

/** Columns beside the JSON, for queries and for people who look at the table. */
const columnsOf = (row: ContractRow): Record<string, string> =>
  row.type === "incident" ? { account: row.accountKey } : {};

const stored = (row: JsonRow): StoredRow => ({
  row: decode(row) as ContractRow,
  etag: row.etag,
  commitId: row.commitId ?? "",
});

/**
 * One partition per contract. The head row carries the balance, the chain's end and the id of the
 * transaction that wrote it; incidents, links, closed terms and ledger entries are rows beside it.
 *
 * The client's own retries must be off on the given table: a retried transaction that had been
 * carried out comes back as a conflict with itself.
 */
export class TableContractStore implements ContractStore {
  readonly #table: TableClient;

  constructor(table: TableClient) {
    this.#table = table;
  }

  async readHead(offerId: string): Promise<StoredHead | null> {
    const row = await find(this.#table, offerId, headKey);
    return (
      row && { contract: decode(row) as Contract, etag: row.etag, commitId: row.commitId ?? "" }
    );
  }

  async readRow(offerId: string, key: string): Promise<StoredRow | null> {
    const row = await find(this.#table, offerId, key);
    return row && stored(row);
  }

  async commit(transaction: ContractTransaction): Promise<CommitOutcome> {
    const { offerId, rows } = transaction;
    try {
      const { subResponses } = await this.#table.submitTransaction(actionsOf(transaction));
      return { kind: "written", etag: subResponses[0]?.etag ?? "" };
    } catch (error) {
      if (!hasStatus(error, 404, 409, 412)) throw asWriteFailure(error);
      if (hasStatus(error, 404) && transaction.expected === null) {
        throw new Error(`The table of ${offerId} does not exist`, { cause: error });
      }
      // The head is first; an entry that exists already means that the head has moved.
      const index = failedIndex(error) ?? 0;
      return { kind: "conflict", key: index === 0 ? null : (rows[index - 1]?.key ?? null) };
    }
  }

  async listIncidents(offerId: string, accountKey: string): Promise<StoredRow[]> {
    const filter = odata`PartitionKey eq ${offerId} and RowKey gt 'incident:' and RowKey lt 'incident;' and account eq ${accountKey}`;
    const rows: StoredRow[] = [];
    for await (const page of pages(this.#table, filter)) rows.push(...page.map(stored));
    return rows;
  }

  async listEntries(
    offerId: string,
    term: number,
    afterSeq: number,
    limit: number,
  ): Promise<Entry[]> {
    const filter = odata`PartitionKey eq ${offerId} and RowKey gt ${entryKey(term, afterSeq)} and RowKey lt ${entryKey(term + 1, 0)}`;
    const maxPageSize = Math.min(limit, 1000);
    const entries: Entry[] = [];
    for await (const page of pages(this.#table, filter, { maxPageSize })) {
      entries.push(...page.map((row) => decode(row) as Entry));
      if (entries.length >= limit) break;
    }
    return entries.slice(0, limit);
  }

  async writeLink(
    offerId: string,
    key: string,
    row: ContractRow,
    expected: string | null,
  ): Promise<boolean> {
    const entity = encode(offerId, key, row);
    try {
      if (expected === null) await this.#table.createEntity(entity);
      else await this.#table.updateEntity(entity, "Replace", { etag: expected });
      return true;
    } catch (error) {
      if (hasStatus(error, 409, 412)) return false;
      throw asWriteFailure(error);
    }
  }
}

/** Every row carries its etag or must be new: an update without one silently overwrites. */
function actionsOf(transaction: ContractTransaction): TransactionAction[] {
  const { commitId, contract, entries, expected, offerId, rows } = transaction;
  const write = (
    key: string,
    value: unknown,
    etag: string | null,
    columns = {},
  ): TransactionAction => {
    const entity = { ...encode(offerId, key, value), commitId, ...columns };
    return etag === null ? ["create", entity] : ["update", entity, "Replace", { etag }];
  };
  return [
    write(headKey, contract, expected),
    ...rows.map((each) => write(each.key, each.row, each.expected, columnsOf(each.row))),
    ...entries.map((entry) => write(entryKey(entry.term, entry.seq), entry, null)),
  ];
}
