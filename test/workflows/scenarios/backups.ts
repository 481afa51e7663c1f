import { backupName } from "../../../functions/durable/names.ts";
import { backupSteps } from "../../../functions/durable/backup.steps.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";
import type { BackupPart } from "../../../shared/application/ports/backups.ts";
import type { SendResult } from "../../../shared/application/workflows/distribute/send-mail.ts";
import { after, fault, inTurn } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";

type Bodies = StepBodies<typeof backupSteps>;

const file = (table: string) => ({ name: table, table, partitions: 1, rows: 2, sha256: "0" });
const next = (table: string) => ({ table, number: 1, after: null });
const parts: readonly BackupPart[] = [
  { file: file("contracts"), next: { table: "contracts", number: 2, after: "offer-1" } },
  { file: file("contracts"), next: next("partners") },
  { file: null, next: null },
];
const base = { base: "backup-0" };
const added: readonly BackupPart[] = [
  {
    file: file("contracts"),
    next: { table: "contracts", number: 2, after: "offer-1", page: "page-2", ...base },
  },
  { file: null, next: { ...next("partners"), ...base } },
  { file: file("partners"), next: null },
];
const chains = { count: 1, chainsSha256: "0" };

const sends: readonly SendResult[] = [
  { next: "Wait", seconds: 900, whose: "sender" },
  { next: "Done", sent: true },
];

function backup(scenario: string, changed: Partial<Bodies> = {}, version?: string): Scenario {
  const bodies: Bodies = {
    writeBackupPart: inTurn(...parts),
    finishBackup: async () => chains,
    recordBackup: async () => undefined,
    mailAnchor: inTurn(...sends),
    giveUpAnchor: async () => undefined,
    ...changed,
  };
  return {
    orchestrator: backupName,
    scenario,
    activities: activitiesOf(backupSteps, async () => bodies),
    input: { backupId: "backup-1" },
    ...(version !== undefined && { version }),
  };
}

export const backups: readonly Scenario[] = [
  backup("main"),
  backup("failed", { writeBackupPart: fault }),
  // The files of the first steps are listed as failed.
  backup("failed-later", { writeBackupPart: inTurn(...parts.slice(0, 1)) }),
  backup("unfinished", { finishBackup: fault }),
  backup("retried", { finishBackup: after(2, async () => chains) }),
  backup("mailed", {}, "2"),
  backup("added", { writeBackupPart: inTurn(...added) }, "2"),
  backup("not-mailed", { mailAnchor: fault }, "2"),
  // Ends without a mail.
  backup("version-1", {}, "1"),
];
