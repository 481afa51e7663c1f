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

/** A contract that is written all the time is read again this often. */
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
async function* found(table: TableClient) {
  let key: string | undefined;
  let rows: FoundRow[] = [];
  let isSplit = false;
  for await (const page of pages<FoundRow>(table, "PartitionKey ge ''")) {
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

/**
 * Reads a contract again until its head is the same before and after. Each change of a contract
 * writes the head, so the rows are of one version.
 */
async function readConsistently(table: TableClient, key: string): Promise<FoundRow[]> {
  for (let read = 1; read <= readsMax; read += 1) {
    const before = await find(table, key, "head");
    const rows: FoundRow[] = [];
    const filter = odata`PartitionKey eq ${key}`;
    for await (const page of pages<FoundRow>(table, filter)) rows.push(...page);
    const after = await find(table, key, "head");
    if (before?.etag === after?.etag) return rows;
  }
  throw new Error(`The contract ${key} changes too often to be read. Start the backup again.`);
}

/**
 * All partitions of a table in the order of their keys. In the table of the contracts, the rows of a
 * partition are of one version: storage reads a page of one partition at one moment, and a
 * partition on several pages is read again.
 */
export async function* partitionsOf(
  table: TableClient,
  isContracts: boolean,
): AsyncGenerator<Partition> {
  for await (const { isSplit, key, rows } of found(table)) {
    const whole = isContracts && isSplit ? await readConsistently(table, key) : rows;
    yield { key, rows: whole.map((row) => rawRow(row, table.tableName)) };
  }
}
