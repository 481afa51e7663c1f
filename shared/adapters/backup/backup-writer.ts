import type { BackupWriter } from "../../application/ports/backups.ts";
import type { Tables } from "../tables/tables.ts";
import type { BackupFiles } from "./backup-files.ts";
import { beginBackup } from "./begin-backup.ts";
import { finishBackup } from "./finish-backup.ts";
import { manifestSha256 } from "./manifest.ts";
import { writePart } from "./write-backup.ts";

interface WriterDeps {
  readonly tables: Tables;
  /** Opened at the first use: the client of a container takes time to load. */
  readonly openFiles: () => Promise<BackupFiles>;
  readonly newSuffix: () => string;
  readonly now: () => Date;
}

/** Writes backups of these tables part by part. */
export function makeBackupWriter({ newSuffix, now, openFiles, tables }: WriterDeps): BackupWriter {
  let opened: Promise<BackupFiles> | undefined;
  const files = (): Promise<BackupFiles> => (opened ??= openFiles());
  return {
    begin: async (earlier) => beginBackup(await files(), earlier, now()),
    writePart: async (backupId, position) =>
      writePart({ tables, files: await files(), newSuffix }, backupId, position),
    finish: async (backupId, startedAt, written, base) => {
      const run = { backupId, startedAt, finishedAt: now().toISOString() };
      return finishBackup({ files: await files(), newSuffix }, run, written, base);
    },
    manifestSha256: async (backupId) => manifestSha256(await files(), backupId),
  };
}
