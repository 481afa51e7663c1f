import type { Deps } from "../../deps.ts";
import type { BackupFile, BackupPart, BackupPosition, ChainEnds } from "../../ports/backups.ts";
import type { BackupView } from "../../../contract/backups.ts";

type RunDeps = Pick<Deps, "backupWriter" | "backups" | "realNowMs" | "telemetry">;

export interface BackupProgress {
  readonly backupId: string;
  readonly files: number;
  readonly rows: number;
  readonly contracts: ChainEnds | null;
  readonly state: BackupView["state"];
}

const off = (): never => {
  throw new Error("BACKUP_TO was removed while a backup was running");
};

/** The steps of a backup. A part that runs twice writes two files, and the manifest names one of them. */
export const makeBackupRun = ({ backupWriter, backups, realNowMs, telemetry }: RunDeps) => ({
  writeBackupPart: ({
    backupId,
    position,
  }: {
    readonly backupId: string;
    readonly position: BackupPosition | null;
  }): Promise<BackupPart> =>
    backupWriter ? backupWriter.writePart(backupId, position ?? backupWriter.first) : off(),

  finishBackup: async ({
    backupId,
    files,
  }: {
    readonly backupId: string;
    readonly files: readonly BackupFile[];
  }): Promise<ChainEnds> => {
    const run = await backups.read(backupId);
    const startedAt = run?.startedAt ?? new Date(realNowMs()).toISOString();
    return backupWriter ? backupWriter.finish(backupId, startedAt, files) : off();
  },

  /** Stores and reports the progress. Repeating it writes and reports the same again. */
  recordBackup: async ({
    backupId,
    contracts,
    files,
    rows,
    state,
  }: BackupProgress): Promise<void> => {
    const before = await backups.read(backupId);
    const now = new Date(realNowMs()).toISOString();
    await backups.put({
      ...{ backupId, state, files, rows },
      contracts: contracts?.count ?? null,
      chainsSha256: contracts?.chainsSha256 ?? null,
      startedAt: before?.startedAt ?? now,
      finishedAt: state === "Running" ? null : now,
    });
    if (state === "Completed") telemetry.event("BackupFinished", { rows });
    if (state === "Failed") telemetry.event("BackupFailed", { rows });
  },
});
