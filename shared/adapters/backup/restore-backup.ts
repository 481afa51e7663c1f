import type { TableClient, TransactionAction } from "@azure/data-tables";

import type { BackupFile } from "../../application/ports/backups.ts";
import { find, pages } from "../tables/json-row.ts";
import { createTables } from "../tables/tables.ts";
import type { TableName, Tables } from "../tables/tables.ts";
import type { BackupFiles } from "./backup-files.ts";
import { verifiedFilter } from "./references.ts";
import type { RowFilter } from "./references.ts";
import { readManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import type { Partition, RawRow } from "./raw-rows.ts";
import { contractsOf, otherFilesOf, partitionsIn } from "./read-backup.ts";
import { backedUpTables } from "./write-backup.ts";

export interface RestoreDeps {
  readonly tables: Tables;
  readonly files: BackupFiles;
  /** Called after each file. */
  readonly report?: (file: BackupFile) => void;
}

export interface RestoreOptions {
  readonly backupId: string;
  /** Restores the offers of one partner only. */
  readonly partnerId?: string;
  /** Writes into tables that have rows of something else. Rows with the same keys are replaced. */
  readonly overwrite?: boolean;
  /** The SHA-256 of the manifest, as somebody kept it. */
  readonly manifestSha256?: string;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly rows: number;
  /** References to contracts that are newer than the backup: they are not restored. */
  readonly newer: number;
}

/** The target has rows, and they are not those of an earlier, unfinished run of the same restore. */
export class TargetNotEmpty extends Error {}

const marker = { partitionKey: "restore", rowKey: "unfinished" };

async function hasRows(table: TableClient): Promise<boolean> {
  for await (const page of pages(table, "PartitionKey ge ''", { maxPageSize: 1 })) {
    if (page.length > 0) return true;
  }
  return false;
}

/** Marks the target as the one of this restore. Throws `TargetNotEmpty` if it has other rows. */
async function begin(tables: Tables, { backupId, overwrite }: RestoreOptions): Promise<void> {
  const table = tables.operations;
  const started = await find(table, marker.partitionKey, marker.rowKey);
  if (started?.data === backupId) return;
  const taken = await Promise.all(backedUpTables.map((name) => hasRows(tables[name])));
  if (taken.includes(true) && !overwrite) {
    throw new TargetNotEmpty("The target has rows. Choose an empty one, or use --overwrite.");
  }
  await table.upsertEntity({ ...marker, data: backupId }, "Replace");
}

const batchMax = 100;
/** A transaction may have 4 MiB, and a character up to three bytes. */
const charactersMax = 1_000_000;

function* batches(rows: readonly RawRow[]): Generator<TransactionAction[]> {
  let batch: TransactionAction[] = [];
  let characters = 0;
  for (const row of rows) {
    const size = JSON.stringify(row).length;
    if (batch.length === batchMax || (batch.length > 0 && characters + size > charactersMax)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(["upsert", row, "Replace"]);
    characters += size;
  }
  if (batch.length > 0) yield batch;
}

interface Counts {
  rows: number;
  newer: number;
}

/** Partitions that are written at the same time. */
const writersMax = 16;

/** Writes the rows of a table, and counts them. Repeating it writes the same rows again. */
async function restoreRows(
  { tables }: RestoreDeps,
  table: string,
  partitions: AsyncGenerator<Partition>,
  filter: RowFilter,
  sum: Counts,
): Promise<void> {
  // Each takes the next partition, until none is left.
  const write = async (): Promise<void> => {
    for await (const { rows: all } of partitions) {
      const kept = all.filter((row) => filter.includes(table, row));
      sum.newer += all.filter((row) => filter.isNewer(table, row)).length;
      for (const batch of batches(kept)) await tables[table as TableName].submitTransaction(batch);
      sum.rows += kept.length;
    }
  };
  await Promise.all(Array.from({ length: writersMax }, write));
}

/**
 * Restores a backup into empty tables. First it reads and verifies the whole backup. Throws
 * `DamagedBackup` or `TargetNotEmpty` before it writes. After a stop, the same call continues.
 * The service must not run on the target meanwhile.
 */
export async function restoreBackup(deps: RestoreDeps, options: RestoreOptions): Promise<Restored> {
  const manifest = await readManifest(deps.files, options.backupId, options.manifestSha256);
  const filter = await verifiedFilter(deps.files, manifest, options.partnerId);
  await createTables(deps.tables);
  await begin(deps.tables, options);
  const sum = { rows: 0, newer: 0 };
  const contracts = contractsOf(deps.files, manifest, deps.report);
  await restoreRows(deps, "contracts", contracts, filter, sum);
  for (const file of otherFilesOf(manifest)) {
    const partitions = partitionsIn(deps.files, manifest.backupId, file);
    await restoreRows(deps, file.table, partitions, filter, sum);
    deps.report?.(file);
  }
  await deps.tables.operations.deleteEntity(marker.partitionKey, marker.rowKey);
  return { manifest, ...sum };
}
