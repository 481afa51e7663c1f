import type { TableClient, TransactionAction } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import { afterWriting } from "../../application/errors.ts";
import { asWriteFailure, hasStatus } from "./failures.ts";
import { decode, encode, find, pages } from "./json-row.ts";

export interface Versioned {
  readonly key: string;
  readonly value: unknown;
  readonly etag: string;
}

export interface Write {
  readonly key: string;
  readonly value: unknown;
  /** The version it replaces; null: it must not exist yet; "*": whatever is there. */
  readonly expected: string | null;
}

const actionOf = (partition: string, { expected, key, value }: Write): TransactionAction => {
  const entity = encode(partition, key, value);
  if (expected === null) return ["create", entity];
  return expected === "*"
    ? ["upsert", entity, "Replace"]
    : ["update", entity, "Replace", { etag: expected }];
};

/** JSON rows of one table, for the stores whose rows need no columns of their own. */
export class JsonTable {
  readonly #table: TableClient;

  constructor(table: TableClient) {
    this.#table = table;
  }

  async read(partition: string, key: string): Promise<Versioned | null> {
    const row = await find(this.#table, partition, key);
    return row && { key, value: decode(row), etag: row.etag };
  }

  /** All or nothing. False when another writer came first; any other failure is thrown. */
  async write(partition: string, ...writes: readonly Write[]): Promise<boolean> {
    try {
      await this.#table.submitTransaction(writes.map((write) => actionOf(partition, write)));
      return true;
    } catch (error) {
      if (hasStatus(error, 409, 412)) return false;
      throw asWriteFailure(error);
    }
  }

  /** The row as it is there afterwards: with this value, or with the one that was there before. */
  async add(
    partition: string,
    key: string,
    value: unknown,
  ): Promise<{ readonly value: unknown; readonly added: boolean }> {
    if (await this.write(partition, { key, value, expected: null })) return { value, added: true };
    // A request that the network doubles conflicts with itself, so that it may have been written.
    const found = await afterWriting(() => this.read(partition, key));
    return { value: found ? found.value : value, added: false };
  }

  /** Removes a row; one that is gone already counts as removed. */
  async remove(partition: string, key: string): Promise<void> {
    try {
      await this.#table.deleteEntity(partition, key);
    } catch (error) {
      if (!hasStatus(error, 404)) throw asWriteFailure(error);
    }
  }

  /** Rows of a partition whose key starts with `prefix`, in key order. */
  async *list(partition: string, prefix: string): AsyncGenerator<Versioned> {
    // U+FFFD sorts after every character that a key contains.
    const filter = odata`PartitionKey eq ${partition} and RowKey ge ${prefix} and RowKey lt ${`${prefix}\uFFFD`}`;
    for await (const page of pages(this.#table, filter)) {
      for (const row of page) yield { key: row.rowKey, value: decode(row), etag: row.etag };
    }
  }
}
