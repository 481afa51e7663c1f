import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

import * as z from "zod";

import { manifestName } from "./backup-files.ts";
import type { BackupFiles } from "./backup-files.ts";

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const backupFile = z.strictObject({
  name: z.string(),
  table: z.string(),
  partitions: count,
  rows: count,
  sha256,
});

const manifest = z.strictObject({
  /** The version of this format. */
  format: z.literal(1),
  backupId: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  files: z.array(backupFile),
  /** The number of contracts, and the SHA-256 of the ends of all their hash chains. */
  contracts: z.strictObject({ count, chainsSha256: sha256 }),
});

export type Manifest = z.output<typeof manifest>;

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

/** Throws if the backup has no manifest, or one of another format. */
export async function readManifest(files: BackupFiles, backupId: string): Promise<Manifest> {
  const content = await files.read(`${backupId}/${manifestName}`).catch((cause: unknown) => {
    throw new Error(`There is no finished backup ${backupId}.`, { cause });
  });
  const parsed = manifest.safeParse(JSON.parse(await text(content)));
  if (parsed.success && parsed.data.backupId === backupId) return parsed.data;
  throw new Error(`The manifest of backup ${backupId} is not valid: ${String(parsed.error)}`);
}
