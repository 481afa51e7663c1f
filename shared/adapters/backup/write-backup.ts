import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import type {
  BackupFile,
  BackupPart,
  BackupPosition,
  ChainEnds,
  EarlierBackup,
} from "../../application/ports/backups.ts";
import { tableNames } from "../tables/tables.ts";
import type { TableName, Tables } from "../tables/tables.ts";
import type { BackupFiles } from "./backup-files.ts";
import { beginBackup } from "./begin-backup.ts";
import { ChangedContracts } from "./changed-contracts.ts";
import { chainEndOf, chainsName } from "./chain-ends.ts";
import { finishBackup } from "./finish-backup.ts";
import { hashing } from "./hashing.ts";
import { readManifest } from "./manifest.ts";
import { partitionsOf } from "./raw-rows.ts";
import type { Partition } from "./raw-rows.ts";

/** A file ends with the partition that reaches this number of rows. */
const usualRowsPerFile = 50_000;

/**
 * A backup that adds to an earlier one reads what was written since this time before the earlier one's start. The
 * clocks of the service and of storage can differ by less.
 */
const usualOverlapMs = 3_600_000;

/**
 * The tables of a backup, in the order in which they are read. Contracts come first: what refers to
 * a contract is then at least as new as the contract. The moved clock is left out.
 */
export const backedUpTables: readonly TableName[] = [
  "contracts",
  ...tableNames.filter((name) => name !== "contracts" && name !== "clock"),
];

export interface PartDeps {
  readonly tables: Tables;
  readonly files: BackupFiles;
  /** Part of the names of files: a part that is written again must not replace a file. */
  readonly newSuffix: () => string;
  /** Tests have smaller parts, and clocks that agree. */
  readonly overlapMs?: number;
  readonly pagesPerSearch?: number;
  readonly rowsPerFile?: number;
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
async function* linesOf(
  partitions: AsyncIterable<Partition>,
  read: Read,
  rowsPerFile: number,
): AsyncGenerator<string> {
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

/** The next rows of a table, and where the next part begins once they are read. */
interface Source {
  readonly partitions: AsyncIterable<Partition>;
  /** Null at the table's end. `last` is the partition at which the reader stopped; null if it read all. */
  readonly next: (last: string | null) => Partial<BackupPosition> | null;
}

async function sourceOf(deps: PartDeps, position: BackupPosition): Promise<Source> {
  const { after, base, page, table } = position;
  const client = deps.tables[table as TableName];
  if (table !== "contracts" || base === undefined) {
    const partitions = partitionsOf(client, table === "contracts", after);
    return { partitions, next: (last) => (last === null ? null : { after: last }) };
  }
  const { startedAt } = await readManifest(deps.files, base);
  const since = new Date(Date.parse(startedAt) - (deps.overlapMs ?? usualOverlapMs));
  const changed = new ChangedContracts(client, since, { after, page });
  return { partitions: changed.find(deps.pagesPerSearch), next: () => changed.place };
}

function nextOf(position: BackupPosition, more: Partial<BackupPosition> | null) {
  const { base, number, table } = position;
  if (more) return { ...position, ...more, number: number + 1 };
  const next = backedUpTables[backedUpTables.indexOf(table as TableName) + 1];
  const place = { number: 1, after: null, ...(base !== undefined && { base }) };
  return next === undefined ? null : { table: next, ...place };
}

/**
 * Writes one file with the next rows of a table, also while the service works. Each contract is of one
 * version. The ends of the contracts' hash chains go to a file beside it.
 */
export async function writePart(
  deps: PartDeps,
  backupId: string,
  position: BackupPosition,
): Promise<BackupPart> {
  const { files, newSuffix } = deps;
  const { number, table } = position;
  const numbered = `${String(number).padStart(5, "0")}-${newSuffix().slice(0, 8)}`;
  const name = `${table}-${numbered}.ndjson.gz`;
  const read: Read = { partitions: 0, rows: 0, last: null, chains: [] };
  const { next, partitions } = await sourceOf(deps, position);
  const lines = linesOf(partitions, read, deps.rowsPerFile ?? usualRowsPerFile);
  const first = await lines.next();
  if (first.done) return { file: null, next: nextOf(position, next(null)) };
  const sha256 = await writeLines(files, `${backupId}/${name}`, first.value, lines);
  if (table === "contracts") {
    await files.write(`${backupId}/${chainsName(name)}`, Readable.from([read.chains.join("")]));
  }
  const { last, partitions: count, rows } = read;
  return {
    file: { name, table, partitions: count, rows, sha256 },
    next: nextOf(position, next(last)),
  };
}

export interface BackupDeps extends PartDeps {
  readonly now: () => Date;
  /** Called after each file. */
  readonly report?: (file: BackupFile) => void;
}

/**
 * Writes a backup, by default a whole one. A change that was answered before the start is in it. A backup that stops
 * midway has no manifest, and cannot be restored. Secrets stay encrypted as they are in storage.
 */
export async function writeBackup(
  deps: BackupDeps,
  earlier: EarlierBackup | null = null,
): Promise<{ readonly backupId: string; readonly contracts: ChainEnds }> {
  const startedAt = deps.now();
  const backupId = backupIdOf(startedAt);
  const written: BackupFile[] = [];
  const first = await beginBackup(deps.files, earlier, startedAt);
  for (let position: BackupPosition | null = first; position;) {
    const part: BackupPart = await writePart(deps, backupId, position);
    if (part.file) {
      written.push(part.file);
      deps.report?.(part.file);
    }
    position = part.next;
  }
  const times = { startedAt: startedAt.toISOString(), finishedAt: deps.now().toISOString() };
  const contracts = await finishBackup(deps, { backupId, ...times }, written, first.base);
  return { backupId, contracts };
}
