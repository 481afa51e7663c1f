import type { BackupPosition, EarlierBackup } from "../../application/ports/backups.ts";
import type { BackupFiles } from "./backup-files.ts";
import { chainEndsIn, chainsFilesOf, digestOfChains } from "./chain-ends.ts";
import { DamagedBackup } from "./damaged-backup.ts";
import { findManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

/** So many backups follow a whole one before the next whole one. One a day: each week has a whole one. */
const incrementsMax = 6;

/** Whether this is the backup that the tables know, and its chains are unchanged. */
async function isGood(
  files: BackupFiles,
  manifest: Manifest,
  { chainsSha256 }: EarlierBackup,
): Promise<boolean> {
  if (manifest.contracts.chainsSha256 !== chainsSha256) return false;
  const stored = await digestOfChains(chainEndsIn(files, chainsFilesOf(manifest)));
  return stored.chainsSha256 === chainsSha256;
}

/** The manifest of the earlier backup, if another one can add to it. */
async function baseOf(files: BackupFiles, earlier: EarlierBackup): Promise<Manifest | null> {
  try {
    const manifest = await findManifest(files, earlier.backupId);
    if (!manifest || !(await isGood(files, manifest, earlier))) return null;
    return manifest.format === 2 && manifest.increment >= incrementsMax ? null : manifest;
  } catch (error) {
    if (error instanceof DamagedBackup) return null;
    throw error;
  }
}

/** The start of a backup that adds to an earlier one, or of a whole one if there is none to add to. */
export async function beginBackup(
  files: BackupFiles,
  earlier: EarlierBackup | null,
): Promise<BackupPosition> {
  const base = earlier && (await baseOf(files, earlier));
  const first = { table: "contracts", number: 1, after: null };
  return base ? { ...first, base: base.backupId } : first;
}
