import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import type {
  BackupFile,
  BackupPart,
  BackupPosition,
  ChainEnds,
} from "../../application/ports/backups.ts";
import { tableNames } from "../tables/tables.ts";
import type { TableName, Tables } from "../tables/tables.ts";
import type { BackupFiles } from "./backup-files.ts";
import { chainEndOf, chainsName, digestOfChains } from "./chain-ends.ts";
import { hashing } from "./hashing.ts";
import { findManifest, writeManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
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

export const firstPosition: BackupPosition = { table: "contracts", number: 1, after: null };

export interface PartDeps {
  readonly tables: Tables;
  readonly files: BackupFiles;
  /** Part of the names of files: a part that is written again must not replace a file. */
  readonly newSuffix: () => string;
}

/** `2026-11-28T22-10-00-000Z`: sorts by time, and every file system takes it. */
export const backupIdOf = (startedAt: Date): string =>
  startedAt.toISOString().replace(/[:.]/g, "-");

/** What has been read of one part. */
interface Read {
  partitions: number;
  rows: number;
  last: string | null;
  readonly chains: string[];
}

/** The rows of one part as lines of JSON. Stops after the partition that fills a file. */
async function* linesOf(partitions: AsyncIterable<Partition>, read: Read): AsyncGenerator<string> {
  for await (const partition of partitions) {
    read.partitions += 1;
    read.rows += partition.rows.length;
    for (const row of partition.rows) yield `${JSON.stringify(row)}\n`;
    const chain = chainEndOf(partition);
    if (chain !== undefined) read.chains.push(chain);
    if (read.rows >= rowsPerFile) {
      read.last = partition.key;
      return;
    }
  }
}

/** Compresses the lines, writes them to a file and returns the file's SHA-256. */
async function writeLines(
  files: BackupFiles,
  name: string,
  first: string,
  rest: AsyncIterable<string>,
): Promise<string> {
  async function* lines(): AsyncGenerator<string> {
    yield first;
    yield* rest;
  }
  const { sha256, stream } = hashing();
  await Promise.all([
    pipeline(Readable.from(lines()), createGzip(), stream),
    files.write(name, stream),
  ]);
  return sha256();
}

function nextAfter({ number, table }: BackupPosition, last: string | null): BackupPosition | null {
  if (last !== null) return { table, number: number + 1, after: last };
  const next = backedUpTables[backedUpTables.indexOf(table as TableName) + 1];
  return next === undefined ? null : { table: next, number: 1, after: null };
}

/**
 * Writes one file with the next rows of a table, also while the service works. Each contract is of one
 * version. The ends of the contracts' hash chains go to a file beside it.
 */
export async function writePart(
  { files, newSuffix, tables }: PartDeps,
  backupId: string,
  position: BackupPosition,
): Promise<BackupPart> {
  const { after, number, table } = position;
  const numbered = `${String(number).padStart(5, "0")}-${newSuffix().slice(0, 8)}`;
  const name = `${table}-${numbered}.ndjson.gz`;
  const isContracts = table === "contracts";
  const read: Read = { partitions: 0, rows: 0, last: null, chains: [] };
  const partitions = partitionsOf(tables[table as TableName], isContracts, after);
  const lines = linesOf(partitions, read);
  const first = await lines.next();
  if (first.done) return { file: null, next: nextAfter(position, null) };
  const sha256 = await writeLines(files, `${backupId}/${name}`, first.value, lines);
  if (isContracts) {
    await files.write(`${backupId}/${chainsName(name)}`, Readable.from([read.chains.join("")]));
  }
  const { last, partitions: count, rows } = read;
  return {
    file: { name, table, partitions: count, rows, sha256 },
    next: nextAfter(position, last),
  };
}

/** Writes the manifest, unless the backup has one. */
export async function finishBackup(
  files: BackupFiles,
  backupId: string,
  times: Pick<Manifest, "startedAt" | "finishedAt">,
  written: readonly BackupFile[],
): Promise<ChainEnds> {
  const before = await findManifest(files, backupId);
  if (before) return before.contracts;
  const names = written.filter(({ table }) => table === "contracts").map(({ name }) => name);
  const contracts = await digestOfChains(files, backupId, names);
  await writeManifest(files, { format: 1, backupId, ...times, files: [...written], contracts });
  return contracts;
}

export interface BackupDeps extends PartDeps {
  readonly now: () => Date;
  /** Called after each file. */
  readonly report?: (file: BackupFile) => void;
}

/**
 * Writes a whole backup. A change that was answered before the start is in it. A backup that stops
 * midway has no manifest, and cannot be restored. Secrets stay encrypted as they are in storage.
 */
export async function writeBackup(
  deps: BackupDeps,
): Promise<{ readonly backupId: string; readonly contracts: ChainEnds }> {
  const startedAt = deps.now();
  const backupId = backupIdOf(startedAt);
  const written: BackupFile[] = [];
  for (let position: BackupPosition | null = firstPosition; position;) {
    const part: BackupPart = await writePart(deps, backupId, position);
    if (part.file) {
      written.push(part.file);
      deps.report?.(part.file);
    }
    position = part.next;
  }
  const times = { startedAt: startedAt.toISOString(), finishedAt: deps.now().toISOString() };
  return { backupId, contracts: await finishBackup(deps.files, backupId, times, written) };
}
