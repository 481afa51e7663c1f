import type { TableClient, TransactionAction } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import type { Entry } from "../../domain/ledger.ts";
import type { ContractStore, RowOf } from "../../application/ports/contract-store.ts";
import type {
  ContractTransaction,
  CommitOutcome,
  ContractRow,
  KeyedRow,
  StoredHead,
  StoredRow,
} from "../../application/ports/contract-rows.ts";
import { asWriteFailure, failedIndex, hasStatus } from "./failures.ts";
import { find, pages } from "./json-row.ts";
import type { JsonRow } from "./json-row.ts";
import type { RowKind } from "./row-kind.ts";
import type { RowCodec } from "./row-seal.ts";
import { contractRowKinds, entryKind } from "./rows/contract-rows.ts";
import { headKind } from "./rows/head-row.ts";

const headKey = "head";
const kindOf = (type: string): RowKind<ContractRow> => {
  const kinds: Readonly<Record<string, RowKind<ContractRow>>> = contractRowKinds;
  const kind = kinds[type];
  if (kind) return kind;
  throw new Error(`There is no kind of row for ${type}`);
};

const writtenIn = ({ commitId = "", etag }: JsonRow) => ({ commitId, etag });

const entryKey = (term: number, seq: number): string =>
  `entry:${String(term).padStart(4, "0")}:${String(seq).padStart(8, "0")}`;

/** Columns in addition to the JSON, for queries and for operators who view the table. */
const columnsOf = (row: ContractRow): Record<string, string> =>
  row.type === "incident" ? { account: row.accountKey } : {};

/**
 * One partition per contract. The head row contains the balance, the end of the hash chain and the
 * id of the transaction that wrote it. Incidents, links, closed terms and ledger entries are other
 * rows of the partition.
 *
 * The given table client must not retry writes. Otherwise a retry of a transaction that was written
 * reports a conflict with itself.
 */
export class TableContractStore implements ContractStore {
  readonly #table: TableClient;
  readonly #codec: RowCodec;

  constructor(table: TableClient, codec: RowCodec) {
    this.#table = table;
    this.#codec = codec;
  }

  async readHead(offerId: string): Promise<StoredHead | null> {
    const row = await find(this.#table, offerId, headKey);
    return row && { contract: this.#codec.valueOf(this.#table, row, headKind), ...writtenIn(row) };
  }

  async readRow(offerId: string, key: string): Promise<StoredRow | null> {
    const row = await find(this.#table, offerId, key);
    return row && this.#stored(row);
  }

  async commit(transaction: ContractTransaction): Promise<CommitOutcome> {
    const { offerId, rows } = transaction;
    try {
      const { subResponses } = await this.#table.submitTransaction(
        actionsOf(transaction, this.#codec),
      );
      return { kind: "written", etag: subResponses[0]?.etag ?? "" };
    } catch (error) {
      if (!hasStatus(error, 404, 409, 412)) throw asWriteFailure(error);
      if (hasStatus(error, 404) && transaction.expected === null) {
        throw new Error(`The table of ${offerId} does not exist`, { cause: error });
      }
      // The head has index 0. An existing ledger entry also means that the head has changed.
      const index = failedIndex(error) ?? 0;
      return { kind: "conflict", key: index === 0 ? null : (rows[index - 1]?.key ?? null) };
    }
  }

  async listIncidents(offerId: string, accountKey: string): Promise<StoredRow[]> {
    const filter = odata`PartitionKey eq ${offerId} and RowKey gt 'incident:' and RowKey lt 'incident;' and account eq ${accountKey}`;
    const rows: StoredRow[] = [];
    for await (const page of pages(this.#table, filter))
      rows.push(...page.map((row) => this.#stored(row)));
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
      entries.push(...page.map((row) => this.#codec.valueOf(this.#table, row, entryKind)));
      if (entries.length >= limit) break;
    }
    return entries.slice(0, limit);
  }

  async listRows<Type extends ContractRow["type"]>(
    offerId: string,
    type: Type,
  ): Promise<RowOf<Type>[]> {
    const filter = odata`PartitionKey eq ${offerId} and RowKey gt ${`${type}:`} and RowKey lt ${`${type};`}`;
    const rows: RowOf<Type>[] = [];
    for await (const page of pages(this.#table, filter)) {
      rows.push(...page.map((row) => this.#stored(row).row as RowOf<Type>));
    }
    return rows;
  }

  async writeLink(
    offerId: string,
    key: string,
    row: ContractRow,
    expected: string | null,
    event?: KeyedRow,
  ): Promise<boolean> {
    const { rowOf } = this.#codec;
    const entity = rowOf(kindOf(row.type), offerId, key, row);
    const link: TransactionAction =
      expected === null ? ["create", entity] : ["update", entity, "Replace", { etag: expected }];
    // The same request at the same instant is the same event.
    const events: TransactionAction[] = event
      ? [["upsert", rowOf(kindOf(event.row.type), offerId, event.key, event.row), "Replace"]]
      : [];
    try {
      await this.#table.submitTransaction([link, ...events]);
      return true;
    } catch (error) {
      if (hasStatus(error, 409, 412)) return false;
      throw asWriteFailure(error);
    }
  }

  #stored(row: JsonRow): StoredRow {
    const [type = ""] = row.rowKey.split(":", 1);
    return { row: this.#codec.valueOf(this.#table, row, kindOf(type)), ...writtenIn(row) };
  }
}

/** Each row is new or has an etag, because an update without an etag overwrites any version. */
function actionsOf(transaction: ContractTransaction, { rowOf }: RowCodec): TransactionAction[] {
  const { commitId, contract, entries, expected, offerId, rows } = transaction;
  const write = <Value>(
    kind: RowKind<Value>,
    key: string,
    value: NoInfer<Value>,
    etag: string | null,
    columns = {},
  ): TransactionAction => {
    const entity = rowOf(kind, offerId, key, value, { commitId, ...columns });
    return etag === null ? ["create", entity] : ["update", entity, "Replace", { etag }];
  };
  return [
    write(headKind, headKey, contract, expected),
    ...rows.map(({ expected: etag, key, row }) =>
      write(kindOf(row.type), key, row, etag, columnsOf(row)),
    ),
    ...entries.map((entry) => write(entryKind, entryKey(entry.term, entry.seq), entry, null)),
  ];
}
