import type { TokenCredential } from "@azure/identity";

import { backupFolder } from "./backup-files.ts";
import type { BackupFiles } from "./backup-files.ts";

/** The backups in a container, by its https address, or in a folder of this machine. */
export async function openBackups(
  place: string,
  credential: TokenCredential,
): Promise<BackupFiles> {
  if (!place.startsWith("https://")) return backupFolder(place);
  const { backupContainer } = await import("./blob-files.ts");
  return backupContainer(place, credential);
}
