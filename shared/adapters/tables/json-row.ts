import type { TableClient } from "@azure/data-tables";

import { asReadFailure, hasStatus } from "./failures.ts";

/**
 * A stored row. It contains the value as JSON, so a value has the same shape in code and storage.
 * Values that queries need are also in separate columns.
 */
export interface JsonRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly etag: string;
  /** The time of the last write, by the storage's clock. */
  readonly timestamp?: string;
  readonly data: string;
  readonly commitId?: string;
  readonly schemaVersion?: unknown;
  readonly mac?: unknown;
}

/** A column can have 32 Ki characters. Longer values continue in `data1`, `data2`, … */
const columnMax = 32_000;

export type Entity = Record<string, string> & { partitionKey: string; rowKey: string };

/**
 * JSON with escaped line separators. JSON allows them, but a transaction is sent as a text of many
 * lines, and its parser may read them as the end of a line.
 */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, (separator) =>
    separator === "\u2028" ? "\\u2028" : "\\u2029",
  );

export function encode(partitionKey: string, rowKey: string, value: unknown): Entity {
  const data = jsonOf(value);
  const entity: Entity = { partitionKey, rowKey, data: data.slice(0, columnMax) };
  for (let part = 1; part * columnMax < data.length; part += 1) {
    entity[`data${part}`] = data.slice(part * columnMax, (part + 1) * columnMax);
  }
  return entity;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // The parser's message quotes the row, which must not get into logs or a workflow's history.
    throw new SyntaxError("A stored row is not valid JSON");
  }
}

export function decode(row: Pick<JsonRow, "data">): unknown {
  let data = row.data;
  for (let part = 1; ; part += 1) {
    const more: unknown = Reflect.get(row, `data${part}`);
    if (typeof more !== "string") return parse(data);
    data += more;
  }
}

interface PageOptions {
  readonly maxPageSize?: number;
  /** The columns to read. Default: all. */
  readonly select?: string[];
}

/**
 * The rows that match a filter, page by page. Throws `Unavailable` when storage does not answer.
 */
export async function* pages<Row extends object = JsonRow>(
  table: TableClient,
  filter: string,
  { maxPageSize = 1000, ...columns }: PageOptions = {},
): AsyncGenerator<readonly (Row & { readonly partitionKey: string; readonly rowKey: string })[]> {
  const queryOptions = { filter, ...columns };
  const found = table.listEntities<Row>({ queryOptions }).byPage({ maxPageSize });
  try {
    for await (const page of found) {
      yield page as (Row & { readonly partitionKey: string; readonly rowKey: string })[];
    }
  } catch (error) {
    throw asReadFailure(error);
  }
}

/** Reads one row; null if it does not exist. Throws `Unavailable` when storage does not answer. */
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
    throw asReadFailure(error);
  }
}
