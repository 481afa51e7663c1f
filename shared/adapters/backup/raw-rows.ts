import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import { find, pages } from "../tables/json-row.ts";

/** A stored row with all its columns, without what storage adds itself. */
export interface RawRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [column: string]: string | number;
}

interface FoundRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [column: string]: unknown;
}

/** All rows of one partition. */
export interface Partition {
  readonly key: string;
  readonly rows: readonly RawRow[];
}

/** How often the changes of a contract are read before the backup gives up. */
const readsMax = 20;

const addedByStorage = new Set(["etag", "timestamp"]);

/** Throws if a column has a type that the service never writes. */
function rawRow(found: FoundRow, table: string): RawRow {
  const columns = Object.entries(found).filter(
    ([name]) => !addedByStorage.has(name) && !name.startsWith("odata."),
  );
  const odd = columns.find(([, value]) => typeof value !== "string" && typeof value !== "number");
  if (odd) throw new Error(`The table ${table} has a column ${odd[0]} of an unknown type.`);
  return Object.fromEntries(columns) as unknown as RawRow;
}

/** The rows of a table by partition, and whether a page ended inside of the partition. */
async function* found(table: TableClient, after: string | null) {
  let key: string | undefined;
  let rows: FoundRow[] = [];
  let isSplit = false;
  const filter = odata`PartitionKey gt ${after ?? ""}`;
  for await (const page of pages<FoundRow>(table, filter)) {
    isSplit = rows.length > 0 && page[0]?.partitionKey === key;
    for (const row of page) {
      if (key !== undefined && row.partitionKey !== key) {
        yield { key, rows, isSplit };
        rows = [];
        isSplit = false;
      }
      key = row.partitionKey;
      rows.push(row);
    }
  }
  if (key !== undefined && rows.length > 0) yield { key, rows, isSplit };
}

type Rows = Map<string, FoundRow>;

/** Adds the rows that a filter finds. Returns whether they were on one page, read at one moment. */
async function addFound(table: TableClient, filter: string, rows: Rows): Promise<boolean> {
  let pageCount = 0;
  for await (const page of pages<FoundRow>(table, filter)) {
    pageCount += 1;
    for (const row of page) rows.set(row.rowKey, row);
  }
  return pageCount <= 1;
}

/** Removes the rows that storage has no more. Returns whether there were any. */
async function dropRemoved(table: TableClient, key: string, rows: Rows): Promise<boolean> {
  const removed = new Set(rows.keys());
  const filter = odata`PartitionKey eq ${key}`;
  for await (const page of pages<FoundRow>(table, filter, { select: ["PartitionKey", "RowKey"] })) {
    for (const { rowKey } of page) removed.delete(rowKey);
  }
  for (const rowKey of removed) rows.delete(rowKey);
  return removed.size > 0;
}

/**
 * Reads a partition on several pages in one version. Storage reads one page at one moment. So after all
 * pages, this reads what has changed since they were begun, until that is a single page and nothing was removed.
 */
async function readConsistently(table: TableClient, key: string): Promise<FoundRow[]> {
  const rows: Rows = new Map();
  const all = odata`PartitionKey eq ${key}`;
  let since: string | undefined;
  for (let read = 1; read <= readsMax; read += 1) {
    const changed = since && odata`PartitionKey eq ${key} and Timestamp ge ${new Date(since)}`;
    // Every later change has a later time than the head has now.
    since = (await find(table, key, "head"))?.timestamp;
    const isAtOneMoment = await addFound(table, changed ?? all, rows);
    const isComplete = changed !== undefined && isAtOneMoment;
    // Without a head, rows do not belong together.
    if (since === undefined) return [...rows.values()];
    if (isComplete && !(await dropRemoved(table, key, rows))) return [...rows.values()];
  }
  throw new Error(`The contract ${key} changes too often to be read. Start the backup again.`);
}

const partitionOf = (table: TableClient, key: string, rows: Iterable<FoundRow>): Partition => ({
  key,
  rows: Array.from(rows, (row) => rawRow(row, table.tableName)),
});

/** One contract in one version: usually it is on a single page, which storage reads at one moment. */
export async function readContract(table: TableClient, key: string): Promise<Partition> {
  const rows: Rows = new Map();
  const isAtOneMoment = await addFound(table, odata`PartitionKey eq ${key}`, rows);
  return partitionOf(
    table,
    key,
    isAtOneMoment ? rows.values() : await readConsistently(table, key),
  );
}

/**
 * The partitions of a table after a key, in the order of their keys. In the table of the contracts, the rows of a
 * partition are of one version: storage reads a page of one partition at one moment, and a
 * partition on several pages is read again.
 */
export async function* partitionsOf(
  table: TableClient,
  isContracts: boolean,
  after: string | null = null,
): AsyncGenerator<Partition> {
  for await (const { isSplit, key, rows } of found(table, after)) {
    yield isContracts && isSplit ? await readContract(table, key) : partitionOf(table, key, rows);
  }
}
