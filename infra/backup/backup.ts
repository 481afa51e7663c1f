import { randomUUID } from "node:crypto";

import { manifestSha256 } from "../../shared/adapters/backup/manifest.ts";
import { writeBackup } from "../../shared/adapters/backup/write-backup.ts";
import { commandOptions } from "../command-options.ts";
import { runCommand } from "../run-command.ts";
import {
  backupsAt,
  localBackups,
  localStorage,
  printFile,
  storageMessage,
  tablesAt,
} from "./places.ts";

const { from, list, to } = commandOptions(
  `npm run backup [-- options]

Writes a backup of all tables, also while the service runs. Contract IDs stay encrypted in it.

  --from <storage>   a connection string, or https://<account>.table.core.windows.net with the
                     identity of az login; default: the storage of npm start
  --to <place>       a folder, or the https address of a container; default: ${localBackups}
  --list             lists the finished backups at --to, oldest first
  --help             shows this text`,
  {
    from: { type: "string" },
    to: { type: "string", default: localBackups },
    list: { type: "boolean", default: false },
  },
);

await runCommand(async () => {
  const files = backupsAt(to);
  if (list) {
    for (const backupId of await files.list()) console.log(backupId);
    return;
  }
  console.log(`Writing a backup to ${to}`);
  const now = () => new Date();
  const tables = tablesAt(from ?? localStorage());
  const deps = { tables, files, now, newSuffix: randomUUID, report: printFile };
  const { backupId, contracts } = await writeBackup(deps);
  console.log(`Backup ${backupId} is complete: ${contracts.count.toLocaleString("en")} contracts.`);
  console.log(`Digest of their hash chains: ${contracts.chainsSha256}`);
  console.log(`SHA-256 of the manifest: ${await manifestSha256(files, backupId)}`);
}, storageMessage);
