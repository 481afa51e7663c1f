import type { Deps } from "../../deps.ts";
import type {
  BackupFile,
  BackupPart,
  BackupPosition,
  BackupStore,
  ChainEnds,
} from "../../ports/backups.ts";
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

/**
 * The last finished backup of these tables. The list is in them: after a restore it ends with the backups
 * before the restored one, whose rows all are in the tables again, with a new time.
 */
async function lastCompleted(backups: BackupStore): Promise<BackupView | null> {
  const completed = (await backups.list()).filter(({ state }) => state === "Completed");
  return completed.toSorted((a, b) => (a.startedAt > b.startedAt ? -1 : 1))[0] ?? null;
}

/** The steps of a backup. A part that runs twice writes two files, and the manifest names one of them. */
export const makeBackupRun = ({ backupWriter, backups, realNowMs, telemetry }: RunDeps) => ({
  writeBackupPart: async ({
    backupId,
    position,
  }: {
    readonly backupId: string;
    readonly position: BackupPosition | null;
  }): Promise<BackupPart> => {
    if (!backupWriter) return off();
    const from = position ?? (await backupWriter.begin(await lastCompleted(backups)));
    return backupWriter.writePart(backupId, from);
  },

  finishBackup: async ({
    backupId,
    base,
    files,
  }: {
    readonly backupId: string;
    readonly base?: string | undefined;
    readonly files: readonly BackupFile[];
  }): Promise<ChainEnds> => {
    const run = await backups.read(backupId);
    const startedAt = run?.startedAt ?? new Date(realNowMs()).toISOString();
    return backupWriter ? backupWriter.finish(backupId, startedAt, files, base) : off();
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
