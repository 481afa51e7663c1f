import type { TableClient, TransactionAction } from "@azure/data-tables";

import { Busy } from "../../application/errors.ts";
import type { ChangeMode } from "../../application/ports/personal-data.ts";
import { asWriteFailure, hasStatus, isConflict } from "./failures.ts";
import { pages } from "./json-row.ts";
import { rowOf, valueOf } from "./row-kind.ts";
import type { RowKind } from "./row-kind.ts";

/** Removes a row, if it is still the one of that version. A row that does not exist is no error. */
export async function removeRow(
  table: TableClient,
  partitionKey: string,
  rowKey: string,
  etag = "*",
): Promise<void> {
  try {
    await table.deleteEntity(partitionKey, rowKey, { etag });
  } catch (error) {
    if (!hasStatus(error, 404, 412)) throw asWriteFailure(error);
  }
}

async function write(table: TableClient, action: TransactionAction): Promise<void> {
  try {
    await table.submitTransaction([action]);
  } catch (error) {
    if (isConflict(error)) throw new Busy("A row was changed by another writer meanwhile");
    throw asWriteFailure(error);
  }
}

/**
 * Reads all rows that match a filter, and writes those that `change` returns as another value. Null
 * removes a row. Returns the number of those rows, also if it only counts. Throws `Busy` if another writer came first.
 */
export async function changeRows<Value>(
  table: TableClient,
  filter: string,
  kind: RowKind<Value>,
  change: (value: Value) => NoInfer<Value> | null | Promise<NoInfer<Value>>,
  mode: ChangeMode,
): Promise<number> {
  let changed = 0;
  for await (const page of pages(table, filter)) {
    for (const row of page) {
      const { etag, partitionKey, rowKey } = row;
      const before = valueOf(table, row, kind);
      const after = await change(before);
      if (after === before) continue;
      changed += 1;
      if (mode === "Count") continue;
      if (after === null) await removeRow(table, partitionKey, rowKey, etag);
      else
        await write(table, [
          "update",
          rowOf(kind, partitionKey, rowKey, after),
          "Replace",
          { etag },
        ]);
      changed += 1;
    }
  }
  return changed;
}
