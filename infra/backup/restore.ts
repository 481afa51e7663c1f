import { readManifest } from "../../shared/adapters/backup/manifest.ts";
import { verifyBackup } from "../../shared/adapters/backup/read-backup.ts";
import { restoreBackup } from "../../shared/adapters/backup/restore-backup.ts";
import { commandOptions } from "../command-options.ts";
import { runCommand } from "../run-command.ts";
import { backupsAt, localBackups, printFile, storageMessage, tablesAt } from "./places.ts";

const {
  backup,
  from,
  manifest: kept,
  overwrite,
  partner,
  to,
} = commandOptions(
  `npm run restore -- --to <storage> [options]

Verifies a backup, and restores it into empty storage. The service must not run on that storage.
After a stop, the same command continues. Without --to, it only verifies.

  --from <place>      a folder, or the https address of a container; default: ${localBackups}
  --backup <id>       which backup, as listed by npm run backup -- --list; default: the newest
  --manifest <sha256> the SHA-256 of the manifest, from the e-mail about the backup: refuses another
  --to <storage>      a connection string, or https://<account>.table.core.windows.net with the
                      identity of az login
  --partner <id>      restores only this partner and its offers
  --overwrite         writes into storage that is not empty; rows with the same keys are replaced
  --help              shows this text`,
  {
    from: { type: "string", default: localBackups },
    backup: { type: "string" },
    manifest: { type: "string" },
    to: { type: "string" },
    partner: { type: "string" },
    overwrite: { type: "boolean", default: false },
  },
);

await runCommand(async () => {
  const files = backupsAt(from);
  const backupId = backup ?? (await files.list()).at(-1);
  if (backupId === undefined) throw new Error(`There is no finished backup at ${from}.`);
  const manifest = await readManifest(files, backupId, kept);
  console.log(`Verifying backup ${backupId} of ${manifest.startedAt}`);
  if (to === undefined) {
    await verifyBackup(files, manifest);
    console.log("The backup is complete and unchanged. Name a target with --to to restore it.");
    return;
  }
  const tables = tablesAt(to);
  const options = { backupId, overwrite, ...(partner !== undefined && { partnerId: partner }) };
  const { newer, rows } = await restoreBackup({ tables, files, report: printFile }, options);
  console.log(`Restored ${rows.toLocaleString("en")} rows.`);
  if (newer > 0) {
    console.log(`Left out ${newer} references to offers that are newer than the backup.`);
  }
  console.log(
    "Changes after the backup's start can be missing. Next: start the service, then a reconciliation.",
  );
}, storageMessage);
