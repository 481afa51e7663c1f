import type { BackupView } from "../../contract/backups.ts";
import type { Page } from "../../contract/basics.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { refuse, accept } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Deps } from "../deps.ts";
import { pageOf } from "../paging.ts";
import type { Paging } from "../paging.ts";

type StartDeps = Pick<Deps, "backupWriter" | "backups" | "realNowMs" | "workflows">;

const off: Refusal = {
  code: "NOT_FOUND",
  detail:
    "Backups are off. Set BACKUP_TO to the https address of a container in another storage account.",
};

/** `2026-11-28T22-10-00-000Z`: sorts by time, and every file system takes it. */
const backupIdOf = (at: Date): string => at.toISOString().replace(/[:.]/g, "-");

/** Lists the run before its workflow starts, because the run's start is the time of the backup. */
async function start(deps: StartDeps, backupId: string): Promise<void> {
  const startedAt = new Date(deps.realNowMs()).toISOString();
  const { backup } = await deps.backups.add({
    ...{ backupId, state: "Running", files: 0, rows: 0 },
    ...{ contracts: null, chainsSha256: null, startedAt, finishedAt: null },
  });
  if (backup.state === "Running") await deps.workflows.backup(backupId);
}

/** Starts a backup of all tables. */
export const makeStartBackup =
  (deps: StartDeps) => async (): Promise<Answer<{ readonly backupId: string }>> => {
    if (!deps.backupWriter) return refuse(off);
    const backupId = backupIdOf(new Date(deps.realNowMs()));
    await start(deps, backupId);
    return accept({ backupId });
  };

/** Starts the day's backup, once however often the timer fires. Null if backups are off. */
export const makeStartDailyBackup = (deps: StartDeps) => async (): Promise<string | null> => {
  if (!deps.backupWriter) return null;
  const day = new Date(deps.realNowMs()).toISOString().slice(0, 10);
  const backupId = backupIdOf(new Date(`${day}T00:00:00.000Z`));
  await start(deps, backupId);
  return backupId;
};

/** Lists the backups with their progress, newest first. */
export const makeListBackups =
  ({ backupWriter, backups }: Pick<Deps, "backupWriter" | "backups">) =>
  async (paging: Paging): Promise<Answer<Page<BackupView>>> =>
    backupWriter ? pageOf(await backups.list(), ({ backupId }) => backupId, paging) : refuse(off);
