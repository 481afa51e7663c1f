import * as z from "zod";

import type { View } from "./basics.ts";

export const backupStarted = z.strictObject({ backupId: z.string() }).meta({ id: "BackupStarted" });

export const backupView = z
  .strictObject({
    backupId: z.string(),
    state: z.enum(["Running", "Completed", "Failed"]),
    files: z.int(),
    rows: z.int(),
    contracts: z.int().nullable().meta({ description: "Null until the manifest is written." }),
    chainsSha256: z
      .string()
      .nullable()
      .meta({ description: "The SHA-256 of the ends of all hash chains, as in the manifest." }),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "Backup" });

export type BackupView = View<typeof backupView>;
