import path from "node:path";

import { DefaultAzureCredential } from "@azure/identity";

import { backupContainer } from "../../shared/adapters/backup/blob-files.ts";
import { backupFolder } from "../../shared/adapters/backup/backup-files.ts";
import type { BackupFiles } from "../../shared/adapters/backup/backup-files.ts";
import type { BackupFile } from "../../shared/application/ports/backups.ts";
import { openTables } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { portsFrom } from "../local/ports.ts";
import { storageConnectionString } from "../local/settings.ts";
import { messageOf } from "../run-command.ts";

/** The storage of `npm start` on this machine. */
export const localStorage = (): string => storageConnectionString(portsFrom(process.env));

/** The folder of backups on this machine. */
export const localBackups = path.join(process.env["LOCAL_DATA_DIR"] ?? ".local", "backups");

/**
 * The tables at a connection string, or at a table endpoint with the identity of `az login`. A restore replaces rows,
 * so a write can be retried.
 */
export const tablesAt = (place: string): Tables =>
  place.startsWith("https://")
    ? openTables(
        { mode: "identity", endpoint: place },
        { credential: new DefaultAzureCredential(), retryWrites: true },
      )
    : openTables({ mode: "connection-string", connectionString: place }, { retryWrites: true });

/** The backups in a folder, or in a container with an https address. */
export const backupsAt = (place: string): BackupFiles =>
  place.startsWith("https://")
    ? backupContainer(place, new DefaultAzureCredential())
    : backupFolder(place);

/** Prints one line for each finished file. */
export const printFile = ({ name, partitions, rows }: BackupFile): void => {
  console.log(
    `  ${name}: ${rows.toLocaleString("en")} rows, ${partitions.toLocaleString("en")} partitions`,
  );
};

/** The text of an error. It says what to do if no storage answers. */
export const storageMessage = (error: unknown): string => {
  const message = messageOf(error);
  return message.includes("ECONNREFUSED")
    ? `No storage answers (${message}). Start it with npm start, or name another one.`
    : message;
};
