import type { TableClient } from "@azure/data-tables";

import { asReadFailure, hasStatus } from "./failures.ts";

/**
 * A row as it is stored: the value as JSON, so that a value has one shape in code and
 * storage. What queries need stands in columns of its own beside it.
 */
export interface JsonRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly etag: string;
  readonly data: string;
  readonly commitId?: string;
  readonly schemaVersion?: unknown;
}

/** Table Storage takes 32 Ki characters in a column; longer values go on in `data1`, `data2`, … */
const columnMax = 32_000;

export type Entity = Record<string, string> & { partitionKey: string; rowKey: string };

/**
 * JSON with its line separators as escapes. They are legal in it, but a transaction goes out as a text
 * of many lines, and whoever takes it apart may take them for the end of one.
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
    // The parser's message quotes the row, and would stand in logs and in a workflow's history.
    throw new SyntaxError("A stored row is no JSON");
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
  /** The columns that are read; without it all of them. */
  readonly select?: string[];
}

/** The rows that a filter finds, page by page. Throws `Unavailable` when storage does not answer. */
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

/** Null where there is no such row. Throws `Unavailable` when storage does not answer. */
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
