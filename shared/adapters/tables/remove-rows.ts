import type { TableClient } from "@azure/data-tables";

import { asWriteFailure, hasStatus } from "./failures.ts";
import { pages } from "./json-row.ts";

const pageSize = 100;
/** For each call. What is left waits for the next one. */
const rowsMax = 5_000;

/** Removes rows that match a filter. A row that somebody writes meanwhile stays. */
export async function removeRows(table: TableClient, filter: string): Promise<void> {
  let found = 0;
  const select = ["PartitionKey", "RowKey"];
  for await (const page of pages(table, filter, { maxPageSize: pageSize, select })) {
    await Promise.all(page.map((row) => remove(table, row)));
    found += page.length;
    if (found >= rowsMax) return;
  }
}

async function remove(
  table: TableClient,
  row: { readonly partitionKey: string; readonly rowKey: string; readonly etag: string },
): Promise<void> {
  try {
    await table.deleteEntity(row.partitionKey, row.rowKey, { etag: row.etag });
  } catch (error) {
    if (!hasStatus(error, 404, 412)) throw asWriteFailure(error);
  }
}
