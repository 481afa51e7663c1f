import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

import * as z from "zod";

import type { BackupFile } from "../../application/ports/backups.ts";
import { manifestName } from "./backup-files.ts";
import type { BackupFiles } from "./backup-files.ts";
import { DamagedBackup } from "./damaged-backup.ts";

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const backupFile = z.strictObject({
  name: z.string(),
  table: z.string(),
  partitions: count,
  rows: count,
  sha256,
});

const whole = z.strictObject({
  /** The version of this format. */
  format: z.literal(1),
  backupId: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  files: z.array(backupFile),
  /** The number of contracts, and the SHA-256 of the ends of all their hash chains. */
  contracts: z.strictObject({ count, chainsSha256: sha256 }),
});

/**
 * A backup that adds to an earlier one. Its files are all that a restore needs: those of earlier backups first. A
 * contract in several files is as in the last of them.
 */
const increment = whole.extend({
  format: z.literal(2),
  files: z.array(backupFile.extend({ from: z.string().optional() })),
  /** The backup before, and the number of backups since the last whole one. */
  basedOn: z.string(),
  increment: z.int().positive(),
  /** The file of the ends of all chains. */
  chains: z.string(),
});

const manifest = z.discriminatedUnion("format", [whole, increment]);

export type Manifest = z.output<typeof manifest>;

/** Where a file of a backup is. */
export const pathOf = (backupId: string, { from = backupId, name }: BackupFile): string =>
  `${from}/${name}`;

/** Written last: a backup without a manifest was not finished. */
export const writeManifest = (files: BackupFiles, value: Manifest): Promise<void> =>
  files.write(
    `${value.backupId}/${manifestName}`,
    Readable.from([`${JSON.stringify(value, null, 2)}\n`]),
  );

/** The manifest; null if the backup is not finished. */
export async function findManifest(files: BackupFiles, backupId: string): Promise<Manifest | null> {
  const finished = await files.list();
  return finished.includes(backupId) ? readManifest(files, backupId) : null;
}

async function manifestText(files: BackupFiles, backupId: string): Promise<string> {
  const content = await files.read(`${backupId}/${manifestName}`).catch((cause: unknown) => {
    throw new Error(`There is no finished backup ${backupId}.`, { cause });
  });
  return text(content);
}

const sha256Of = (content: string): string => createHash("sha256").update(content).digest("hex");

/** The SHA-256 of the manifest. Whoever keeps it can later tell whether any file was changed. */
export const manifestSha256 = async (files: BackupFiles, backupId: string): Promise<string> =>
  sha256Of(await manifestText(files, backupId));

/**
 * Throws if the backup has no manifest, and `DamagedBackup` if it is not valid, or not the one with
 * the SHA-256 that somebody kept.
 */
export async function readManifest(
  files: BackupFiles,
  backupId: string,
  keptSha256?: string,
): Promise<Manifest> {
  const content = await manifestText(files, backupId);
  const what = `The ${manifestName} of backup ${backupId}`;
  if (keptSha256 !== undefined && keptSha256 !== sha256Of(content))
    throw new DamagedBackup(`${what} was changed: it has another SHA-256 than you named.`);
  try {
    const found = manifest.parse(JSON.parse(content));
    if (found.backupId === backupId) return found;
  } catch (cause) {
    throw new DamagedBackup(`${what} is not valid.`, { cause });
  }
  throw new DamagedBackup(`${what} is of another backup.`);
}
