import type { TableClient } from "@azure/data-tables";

import { hasStatus } from "./failures.ts";

/**
 * A row as it is stored: the value as JSON in one column, so that a value has one shape in code and
 * storage. What queries need stands in columns of its own beside it.
 */
export interface JsonRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly etag: string;
  readonly data: string;
  readonly commitId?: string;
}

/** Table Storage takes 32 Ki characters in a column. */
const columnMax = 32_768;

export function encode(
  partitionKey: string,
  rowKey: string,
  value: unknown,
): { partitionKey: string; rowKey: string; data: string } {
  const data = JSON.stringify(value);
  if (data.length > columnMax) {
    throw new Error(`${partitionKey} ${rowKey}: ${data.length} characters do not fit a column`);
  }
  return { partitionKey, rowKey, data };
}

/** The caller names the type that it encoded under this key; these rows have no other writer. */
export const decode = (row: Pick<JsonRow, "data">): unknown => JSON.parse(row.data);

export async function find(
  table: TableClient,
  partitionKey: string,
  rowKey: string,
): Promise<JsonRow | null> {
  try {
    const row = await table.getEntity<JsonRow>(partitionKey, rowKey);
    return { ...row, partitionKey, rowKey };
  } catch (error) {
    if (hasStatus(error, 404)) return null;
    throw error;
  }
}
