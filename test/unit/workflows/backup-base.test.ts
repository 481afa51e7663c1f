import { expect, test } from "vitest";

import type { EarlierBackup } from "../../../shared/application/ports/backups.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import { makeBackupRun } from "../../../shared/application/workflows/backup/backup-run.ts";
import type { BackupView } from "../../../shared/contract/backups.ts";

const run = (backupId: string, startedAt: string, more: Partial<BackupView> = {}): BackupView => ({
  ...{ backupId, startedAt, finishedAt: null, state: "Completed", files: 1, rows: 1 },
  ...{ contracts: 1, chainsSha256: `digest of ${backupId}`, ...more },
});

/** The backup to which the first part of a new one is told to add. */
async function baseAfter(...runs: readonly BackupView[]): Promise<EarlierBackup | null> {
  let told: EarlierBackup | null = null;
  const backupWriter = {
    begin: async (earlier: EarlierBackup | null) => {
      told = earlier;
      return { table: "contracts", number: 1, after: null };
    },
    writePart: async () => ({ file: null, next: null }),
  };
  const backups = { list: async () => runs };
  const deps = { backups, backupWriter, realNowMs: Date.now, telemetry: noopTelemetry };
  const { writeBackupPart } = makeBackupRun(deps as unknown as Deps);
  await writeBackupPart({ backupId: "new", position: null });
  return told;
}

// The ID of a day's backup is the day's start, so IDs are not in the order of the starts.
test("a backup adds to the one that started last of those that are complete", async () => {
  const daily = run("2026-11-28T00-00-00-000Z", "2026-11-28T00:40:00.000Z");
  const earlier = run("2026-11-28T00-20-00-000Z", "2026-11-28T00:20:00.000Z");
  const failed = run("c", "2026-11-28T12:00:00.000Z", { state: "Failed" });
  const running = run("d", "2026-11-28T13:00:00.000Z", { state: "Running" });
  expect(await baseAfter(failed, running, earlier, daily)).toMatchObject(daily);
  expect(await baseAfter(failed, running)).toBeNull();
});
