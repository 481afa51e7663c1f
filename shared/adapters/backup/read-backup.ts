import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import type { BackupFiles } from "./backup-files.ts";
import { chainDigest, chainEndOf } from "./chain-ends.ts";
import { hashing } from "./hashing.ts";
import type { BackupFile } from "../../application/ports/backups.ts";
import type { Manifest } from "./manifest.ts";
import type { Partition, RawRow } from "./raw-rows.ts";

/** A file that is missing, or differs from the manifest. */
export class DamagedBackup extends Error {}

async function* linesOf(files: BackupFiles, name: string): AsyncGenerator<string, string> {
  const { sha256, stream } = hashing();
  const content = new PassThrough();
  const unpacked = pipeline(await files.read(name), stream, createGunzip(), content);
  // The loop below ends when the content fails. The failure itself is awaited after it.
  unpacked.catch((error: unknown) => content.destroy(error as Error));
  yield* createInterface({ input: content, crlfDelay: Infinity });
  await unpacked;
  return sha256();
}

const isRow = (value: unknown): value is RawRow =>
  typeof value === "object" &&
  value !== null &&
  "partitionKey" in value &&
  typeof value.partitionKey === "string" &&
  "rowKey" in value &&
  typeof value.rowKey === "string";

function rowOf(line: string): RawRow {
  const value: unknown = JSON.parse(line);
  if (isRow(value)) return value;
  throw new SyntaxError("A line is not a row.");
}

/** The rows of a file. Throws `DamagedBackup` at the end if the file differs from the manifest. */
async function* rowsIn(
  files: BackupFiles,
  backupId: string,
  file: BackupFile,
): AsyncGenerator<RawRow, undefined> {
  const lines = linesOf(files, `${backupId}/${file.name}`);
  let counted = 0;
  let cause: unknown;
  try {
    let next = await lines.next();
    for (; !next.done; next = await lines.next()) {
      counted += 1;
      yield rowOf(next.value);
    }
    if (next.value === file.sha256 && counted === file.rows) return;
  } catch (error) {
    cause = error;
  }
  throw new DamagedBackup(`${file.name} is missing or was changed.`, { cause });
}

/** The partitions of a file. Throws `DamagedBackup` at the end if the file differs from the manifest. */
export async function* partitionsIn(
  files: BackupFiles,
  backupId: string,
  file: BackupFile,
): AsyncGenerator<Partition> {
  let rows: RawRow[] = [];
  for await (const row of rowsIn(files, backupId, file)) {
    const key = rows[0]?.partitionKey ?? row.partitionKey;
    if (key !== row.partitionKey) {
      yield { key, rows };
      rows = [];
    }
    rows.push(row);
  }
  const [first] = rows;
  if (first) yield { key: first.partitionKey, rows };
}

/**
 * Reads all files of a backup and compares them with the manifest: counts, SHA-256 and the ends of
 * the hash chains. Throws `DamagedBackup`, which names the file. Writes nothing.
 */
export async function verifyBackup(
  files: BackupFiles,
  manifest: Manifest,
  seen: (table: string, partition: Partition) => void = () => undefined,
): Promise<void> {
  const chains = chainDigest();
  for (const file of manifest.files) {
    for await (const partition of partitionsIn(files, manifest.backupId, file)) {
      if (file.table === "contracts") chains.add(chainEndOf(partition));
      seen(file.table, partition);
    }
  }
  const { chainsSha256, count } = chains.result();
  const { contracts } = manifest;
  if (chainsSha256 !== contracts.chainsSha256 || count !== contracts.count) {
    throw new DamagedBackup("The contracts' hash chains are not those of the manifest.");
  }
}
