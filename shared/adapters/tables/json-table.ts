import type { TableClient, TransactionAction } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import { afterWriting } from "../../application/errors.ts";
import type { Stored } from "../../application/ports/stores.ts";
import { asWriteFailure, hasStatus, isConflict } from "./failures.ts";
import { find, pages } from "./json-row.ts";
import type { RowKind } from "./row-kind.ts";
import { plainRows } from "./row-seal.ts";
import type { RowCodec } from "./row-seal.ts";

export interface Write<Value> {
  readonly kind: RowKind<Value>;
  readonly key: string;
  readonly value: NoInfer<Value>;
  /** The etag of the row to replace. Null: the row must not exist. "*": replaces any row. */
  readonly expected: string | null;
}

type Writes<Values extends readonly unknown[]> = {
  readonly [Index in keyof Values]: Write<Values[Index]>;
};

const actionOf = <Value>(
  { rowOf }: RowCodec,
  partition: string,
  { expected, key, kind, value }: Write<Value>,
): TransactionAction => {
  const entity = rowOf(kind, partition, key, value);
  if (expected === null) return ["create", entity];
  return expected === "*"
    ? ["upsert", entity, "Replace"]
    : ["update", entity, "Replace", { etag: expected }];
};

/** JSON rows of one table, for stores that need no additional columns. */
export class JsonTable {
  readonly #table: TableClient;
  readonly #codec: RowCodec;

  constructor(table: TableClient, codec = plainRows) {
    this.#table = table;
    this.#codec = codec;
  }

  /** Reads one row. Throws `UnreadableRow` if it is not of that kind. */
  async read<Value>(
    kind: RowKind<Value>,
    partition: string,
    key: string,
  ): Promise<Stored<Value> | null> {
    const row = await find(this.#table, partition, key);
    return row && { value: this.#codec.valueOf(this.#table, row, kind), etag: row.etag };
  }

  /**
   * Writes all rows or none. False if another writer changed or removed a row first. Throws `NotSent` or
   * `OutcomeUnknown` when storage does not answer.
   */
  async write<Values extends readonly unknown[]>(
    partition: string,
    ...writes: Writes<Values>
  ): Promise<boolean> {
    try {
      await this.#table.submitTransaction(
        writes.map((write) => actionOf(this.#codec, partition, write)),
      );
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw asWriteFailure(error);
    }
  }

  /** Adds a row unless it exists. Returns the stored value: this one, or the one that existed. */
  async add<Value>(
    kind: RowKind<Value>,
    partition: string,
    key: string,
    value: NoInfer<Value>,
  ): Promise<{ readonly value: Value; readonly added: boolean }> {
    const added = await this.write(partition, { kind, key, value, expected: null });
    if (added) return { value, added };
    // The network can send a request twice. The second one then conflicts with the first.
    const found = await afterWriting(() => this.read(kind, partition, key));
    return { value: found ? found.value : value, added };
  }

  /** Removes a row. Does nothing if the row does not exist. */
  async remove(partition: string, key: string): Promise<void> {
    try {
      await this.#table.deleteEntity(partition, key);
    } catch (error) {
      if (!hasStatus(error, 404)) throw asWriteFailure(error);
    }
  }

  /** The rows of a partition whose key starts with `prefix`, in key order. */
  async *list<Value>(
    kind: RowKind<Value>,
    partition: string,
    prefix: string,
  ): AsyncGenerator<Stored<Value>> {
    // U+FFFD sorts after every character that a key contains.
    const filter = odata`PartitionKey eq ${partition} and RowKey ge ${prefix} and RowKey lt ${`${prefix}\uFFFD`}`;
    for await (const page of pages(this.#table, filter)) {
      for (const row of page) {
        yield { value: this.#codec.valueOf(this.#table, row, kind), etag: row.etag };
      }
    }
  }
}
