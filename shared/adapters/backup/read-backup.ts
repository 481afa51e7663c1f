import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import type { BackupFiles } from "./backup-files.ts";
import { chainDigest, chainEndOf, chainsName, sha256Of } from "./chain-ends.ts";
import { DamagedBackup } from "./damaged-backup.ts";
import { hashing } from "./hashing.ts";
import type { BackupFile } from "../../application/ports/backups.ts";
import { pathOf } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { newestOf } from "./newest.ts";
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
  const lines = linesOf(files, pathOf(backupId, file));
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
  let partitions = 0;
  for await (const row of rowsIn(files, backupId, file)) {
    const key = rows[0]?.partitionKey ?? row.partitionKey;
    if (key !== row.partitionKey) {
      partitions += 1;
      yield { key, rows };
      rows = [];
    }
    rows.push(row);
  }
  const [first] = rows;
  if (first) {
    partitions += 1;
    yield { key: first.partitionKey, rows };
  }
  if (partitions !== file.partitions) throw damaged(file.name);
}

/** Compares a file of chains' ends with the SHA-256 that it must have. */
async function checkChainsFile(files: BackupFiles, name: string, sha256: string): Promise<void> {
  const stored = await sha256Of(files, name).catch((cause: unknown) => {
    throw damaged(name, cause);
  });
  if (stored !== sha256) throw damaged(name);
}

/** A contract of a file, and the end of its chain. */
interface Contract extends Partition {
  readonly chainEnd: string | undefined;
}

/** The contracts of a file. Throws `DamagedBackup` at the end also if the file of their chains' ends differs. */
async function* contractsIn(
  files: BackupFiles,
  backupId: string,
  file: BackupFile,
): AsyncGenerator<Contract> {
  const chains = chainDigest();
  for await (const partition of partitionsIn(files, backupId, file)) {
    const chainEnd = chainEndOf(partition);
    chains.add(chainEnd);
    yield { ...partition, chainEnd };
  }
  const beside = pathOf(backupId, { ...file, name: chainsName(file.name) });
  await checkChainsFile(files, beside, chains.result().chainsSha256);
}

const isContracts = ({ table }: BackupFile): boolean => table === "contracts";

/** The files of contracts by the backup that wrote them, the newest backup first. */
function versionsOf({ backupId, files }: Manifest): BackupFile[][] {
  const found = new Map<string, BackupFile[]>();
  for (const file of files.filter(isContracts)) {
    const { from = backupId }: BackupFile = file;
    found.set(from, [...(found.get(from) ?? []), file]);
  }
  return [...found.values()].reverse();
}

/** All contracts of a backup, each as in the newest file that has it. `ended` is called after each file. */
export function contractsOf(
  files: BackupFiles,
  manifest: Manifest,
  ended: (file: BackupFile) => void = () => undefined,
): AsyncGenerator<Contract> {
  async function* all(version: readonly BackupFile[]): AsyncGenerator<Contract> {
    for (const file of version) {
      yield* contractsIn(files, manifest.backupId, file);
      ended(file);
    }
  }
  return newestOf(versionsOf(manifest).map(all));
}

/** The files of all other tables. */
export const otherFilesOf = ({ files }: Manifest): BackupFile[] =>
  files.filter((file) => !isContracts(file));

/**
 * Reads all files of a backup and compares them with the manifest: counts, SHA-256 and the ends of
 * the hash chains. Throws `DamagedBackup`, which names the file. Writes nothing.
 */
export async function verifyBackup(
  files: BackupFiles,
  manifest: Manifest,
  seen: (table: string, partition: Partition) => void = () => undefined,
): Promise<void> {
  const { backupId, contracts } = manifest;
  const chains = chainDigest();
  for await (const contract of contractsOf(files, manifest)) {
    chains.add(contract.chainEnd);
    seen("contracts", contract);
  }
  for (const file of otherFilesOf(manifest)) {
    for await (const partition of partitionsIn(files, backupId, file)) seen(file.table, partition);
  }
  const { chainsSha256, count } = chains.result();
  if (chainsSha256 !== contracts.chainsSha256 || count !== contracts.count) {
    throw new DamagedBackup("The contracts' hash chains are not those of the manifest.");
  }
  if (manifest.format === 1) return;
  await checkChainsFile(files, `${backupId}/${manifest.chains}`, chainsSha256);
}
