import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import type { BackupFiles } from "./backup-files.ts";
import { chainDigest, chainEndOf, chainsFileSha256, chainsName } from "./chain-ends.ts";
import { DamagedBackup } from "./damaged-backup.ts";
import { hashing } from "./hashing.ts";
import type { BackupFile } from "../../application/ports/backups.ts";
import type { Manifest } from "./manifest.ts";
import type { Partition, RawRow } from "./raw-rows.ts";

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

const damaged = (name: string, cause?: unknown): DamagedBackup =>
  new DamagedBackup(`${name} is missing, or it or the manifest was changed.`, { cause });

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
  throw damaged(file.name, cause);
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

/** Compares the file of the chains' ends with the contracts that it stands beside. */
async function checkChainsFile(
  files: BackupFiles,
  backupId: string,
  { name }: BackupFile,
  sha256: string,
): Promise<void> {
  const stored = await chainsFileSha256(files, backupId, name).catch((cause: unknown) => {
    throw damaged(chainsName(name), cause);
  });
  if (stored !== sha256) throw damaged(chainsName(name));
}

/** Reads one file and compares it with the manifest, and contracts with the file of their chains' ends. */
async function verifyFile(
  files: BackupFiles,
  backupId: string,
  file: BackupFile,
  seen: (partition: Partition, chainEnd: string | undefined) => void,
): Promise<void> {
  const isContracts = file.table === "contracts";
  const chains = chainDigest();
  let partitions = 0;
  for await (const partition of partitionsIn(files, backupId, file)) {
    partitions += 1;
    const chainEnd = isContracts ? chainEndOf(partition) : undefined;
    chains.add(chainEnd);
    seen(partition, chainEnd);
  }
  if (partitions !== file.partitions) throw damaged(file.name);
  if (isContracts) await checkChainsFile(files, backupId, file, chains.result().chainsSha256);
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
    await verifyFile(files, manifest.backupId, file, (partition, chainEnd) => {
      chains.add(chainEnd);
      seen(file.table, partition);
    });
  }
  const { chainsSha256, count } = chains.result();
  const { contracts } = manifest;
  if (chainsSha256 !== contracts.chainsSha256 || count !== contracts.count) {
    throw new DamagedBackup("The contracts' hash chains are not those of the manifest.");
  }
}
