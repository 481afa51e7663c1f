import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { tableNames } from "../tables/tables.ts";
import type { TableName, Tables } from "../tables/tables.ts";
import type { BackupFiles } from "./backup-files.ts";
import { chainEnds } from "./chain-ends.ts";
import { hashing } from "./hashing.ts";
import { writeManifest } from "./manifest.ts";
import type { BackupFile, Manifest } from "./manifest.ts";
import { partitionsOf } from "./raw-rows.ts";
import type { Partition } from "./raw-rows.ts";

/** A file ends with the partition that reaches this number of rows. */
const rowsPerFile = 50_000;

/**
 * The tables of a backup, in the order in which they are read. Contracts come first: what refers to
 * a contract is then at least as new as the contract. The moved clock is left out.
 */
export const backedUpTables: readonly TableName[] = [
  "contracts",
  ...tableNames.filter((name) => name !== "contracts" && name !== "clock"),
];

export interface BackupDeps {
  readonly tables: Tables;
  readonly files: BackupFiles;
  readonly now: () => Date;
  /** Called after each file. */
  readonly report?: (file: BackupFile) => void;
}

/** `2026-11-28T22-10-00-000Z`: sorts by time, and every file system takes it. */
const backupIdOf = (startedAt: Date): string => startedAt.toISOString().replace(/[:.]/g, "-");

/** Takes partitions for one file from the source. Returns undefined if there are none left. */
async function* nextFile(
  source: AsyncIterator<Partition>,
  first: Partition,
  counts: { partitions: number; rows: number },
): AsyncGenerator<string> {
  for (let partition: Partition | undefined = first; partition;) {
    counts.partitions += 1;
    counts.rows += partition.rows.length;
    for (const row of partition.rows) yield `${JSON.stringify(row)}\n`;
    if (counts.rows >= rowsPerFile) return;
    const next = await source.next();
    partition = next.done ? undefined : next.value;
  }
}

/** Compresses the lines, writes them to a file and returns the file's SHA-256. */
async function writeLines(
  files: BackupFiles,
  name: string,
  lines: AsyncIterable<string>,
): Promise<string> {
  const { sha256, stream } = hashing();
  await Promise.all([
    pipeline(Readable.from(lines), createGzip(), stream),
    files.write(name, stream),
  ]);
  return sha256();
}

async function* filesOf(
  { files, tables }: BackupDeps,
  backupId: string,
  table: TableName,
  seen: (partition: Partition) => void,
): AsyncGenerator<BackupFile> {
  const source = watched(partitionsOf(tables[table], table === "contracts"), seen);
  for (let number = 1; ; number += 1) {
    const first = await source.next();
    if (first.done) return;
    const name = `${table}-${String(number).padStart(5, "0")}.ndjson.gz`;
    const counts = { partitions: 0, rows: 0 };
    const lines = nextFile(source, first.value, counts);
    const sha256 = await writeLines(files, `${backupId}/${name}`, lines);
    yield { name, table, ...counts, sha256 };
  }
}

async function* watched(
  partitions: AsyncIterable<Partition>,
  seen: (partition: Partition) => void,
): AsyncGenerator<Partition, undefined> {
  for await (const partition of partitions) {
    seen(partition);
    yield partition;
  }
  return undefined;
}

/**
 * Writes a backup of all tables, also while the service works. Each contract is of one version. A
 * change that was answered before the start is in it. A backup that stops midway has no manifest,
 * and cannot be restored. Secrets stay encrypted as they are in storage.
 */
export async function writeBackup(deps: BackupDeps): Promise<Manifest> {
  const startedAt = deps.now();
  const backupId = backupIdOf(startedAt);
  const chains = chainEnds();
  const written: BackupFile[] = [];
  for (const table of backedUpTables) {
    const seen = table === "contracts" ? chains.add : () => undefined;
    for await (const file of filesOf(deps, backupId, table, seen)) {
      written.push(file);
      deps.report?.(file);
    }
  }
  const times = { startedAt: startedAt.toISOString(), finishedAt: deps.now().toISOString() };
  const manifest = { format: 1, backupId, ...times, files: written, contracts: chains.result() };
  const whole: Manifest = { ...manifest, format: 1 };
  await writeManifest(deps.files, whole);
  return whole;
}
