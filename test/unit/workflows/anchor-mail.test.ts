import { describe, expect, test } from "vitest";

import { backup } from "../../../functions/durable/backup.orchestrator.ts";
import { backupSteps } from "../../../functions/durable/backup.steps.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import { backupsOwner } from "../../../shared/application/ports/anchor-mails.ts";
import type { AnchorMails } from "../../../shared/application/ports/anchor-mails.ts";
import type { BackupStore, BackupWriter } from "../../../shared/application/ports/backups.ts";
import { makeAnchorMail } from "../../../shared/application/workflows/backup/mail-anchor.ts";
import type { BackupView } from "../../../shared/contract/backups.ts";
import type { Trouble } from "../../support/memory-mailer.ts";
import { Crashes, mailWorld } from "../../support/mail-world.ts";
import { runOrchestrator } from "../../support/run-orchestrator.ts";

const to = "digests@contoso.com";
const [chainsSha256, manifestSha256] = ["c".repeat(64), "d".repeat(64)];
const view: BackupView = {
  ...{ backupId: "2026-11-28T00-00-00-000Z", state: "Completed", files: 9, rows: 90 },
  ...{ contracts: 12, chainsSha256 },
  ...{ startedAt: "2026-11-28T00:40:00.000Z", finishedAt: "2026-11-28T00:41:00.000Z" },
};

/** The workflow of a backup without rows, from its start, in the version that mails. */
function backupWorld(points: ConstructorParameters<typeof Crashes>[0] = new Map()) {
  const crashes = new Crashes(points);
  const world = mailWorld({ crashes });
  const { deps, distributions, taken, time } = world;
  const log: AnchorMails = {
    queue: (backupId) => distributions.addMails(backupsOwner, backupId, [{ email: to }]),
    readMail: async (_, backupId) =>
      (await distributions.readMails(backupsOwner, backupId))[0] ?? null,
    writeMail: (mail, expected) => distributions.writeMail(mail, expected),
    indexOperation: () => Promise.resolve(),
  };
  const backups = { read: () => Promise.resolve(view) } as Partial<BackupStore> as BackupStore;
  const written = { manifestSha256: () => Promise.resolve(manifestSha256) };
  const backupWriter = written as Partial<BackupWriter> as BackupWriter;
  const mails = (anchorMails: AnchorMails | null) =>
    makeAnchorMail({ ...deps, anchorMails, backups, backupWriter: crashes.around(backupWriter) });
  const run = (version: string, anchorMails: AnchorMails | null = crashes.around(log)) =>
    runOrchestrator({
      orchestrator: backup,
      activities: activitiesOf(backupSteps, async () => ({
        writeBackupPart: async () => ({ file: null, next: null }),
        finishBackup: async () => ({ count: 12, chainsSha256 }),
        recordBackup: async () => undefined,
        ...mails(anchorMails),
      })),
      input: { backupId: view.backupId },
      ...{ time, version },
    });
  return { ...world, crashes, run, taken };
}

describe("the digests of a finished backup", () => {
  test("are mailed once to the configured address, with what names the backup", async () => {
    const { run, taken } = backupWorld();
    expect((await run("2")).output).toEqual({ state: "Completed" });
    await run("2");
    expect(taken.map(({ email }) => email)).toEqual([to]);
    const { backupId, startedAt } = view;
    for (const part of [backupId, startedAt, "12", chainsSha256, manifestSha256]) {
      expect(taken[0]?.text).toContain(part);
    }
    expect(taken[0]?.text).toContain(`Manifest: ${backupId}/manifest.json`);
  });

  test("are mailed once, whichever call failed, before or after it took effect", async () => {
    const whole = backupWorld();
    await whole.run("2");
    expect(whole.crashes.calls).toBeGreaterThan(6);
    for (let call = 0; call < whole.crashes.calls; call += 1) {
      for (const moment of ["before", "after"] as const) {
        const { run, taken } = backupWorld(new Map([[call, moment]]));
        const { output } = await run("2");
        expect([call, moment, output, taken.length]).toEqual([
          ...[call, moment],
          ...[{ state: "Completed" }, 1],
        ]);
      }
    }
  });

  test.each<[Trouble, number, number]>([
    ["answer lost", 3, 1],
    [{ state: "Throttled", retryAfterSeconds: 600 }, 20, 1],
    [{ state: "Unavailable", reason: "500", answered: true }, 2, 1],
    [{ state: "Rejected", reason: "No such address" }, 1, 0],
  ])("leave the backup complete when the e-mail service says %j", async (trouble, times, mails) => {
    const { mailer, run, taken } = backupWorld();
    mailer.meet(trouble, times);
    expect((await run("2")).output).toEqual({ state: "Completed" });
    expect(taken).toHaveLength(mails);
  });

  test("are mailed to nobody without an address, and by no workflow of an older version", async () => {
    const { run, taken } = backupWorld();
    expect((await run("2", null)).calls.at(-1)).toBe("mailAnchor");
    expect((await run("1")).calls.at(-1)).toBe("recordBackup");
    expect(taken).toEqual([]);
  });
});
