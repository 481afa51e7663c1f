import type { BackupFile, BackupPosition, EarlierBackup } from "../../application/ports/backups.ts";
import { addDays } from "../../domain/plain-date.ts";
import type { BackupFiles } from "./backup-files.ts";
import { chainEndsIn, chainsFilesOf, digestOfChains } from "./chain-ends.ts";
import { DamagedBackup } from "./damaged-backup.ts";
import { findManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

/** So many backups add to a whole one, and within so many days. So a week of daily ones has one that is whole. */
const incrementsMax = 6;
const daysMax = 6;

/** Whether the next backup must be a whole one, so that nobody has to keep files for longer. */
function isOver(manifest: Manifest, now: Date): boolean {
  const writers = manifest.files.map(({ from = manifest.backupId }: BackupFile) => from);
  const oldest = writers.reduce((a, b) => (a < b ? a : b), manifest.backupId);
  if (manifest.format === 2 && manifest.increment >= incrementsMax) return true;
  return addDays(oldest.slice(0, 10), daysMax) < now.toISOString().slice(0, 10);
}

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
async function baseOf(
  files: BackupFiles,
  earlier: EarlierBackup,
  now: Date,
): Promise<Manifest | null> {
  try {
    const manifest = await findManifest(files, earlier.backupId);
    if (!manifest || isOver(manifest, now)) return null;
    return (await isGood(files, manifest, earlier)) ? manifest : null;
  } catch (error) {
    if (error instanceof DamagedBackup) return null;
    throw error;
  }
}

/** The start of a backup that adds to an earlier one, or of a whole one if there is none to add to. */
export async function beginBackup(
  files: BackupFiles,
  earlier: EarlierBackup | null,
  now: Date,
): Promise<BackupPosition> {
  const base = earlier && (await baseOf(files, earlier, now));
  const first = { table: "contracts", number: 1, after: null };
  return base ? { ...first, base: base.backupId } : first;
}
