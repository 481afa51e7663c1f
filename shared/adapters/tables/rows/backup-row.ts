import * as z from "zod/mini";

import type { BackupView } from "../../../contract/backups.ts";
import { rowKind } from "../row-kind.ts";
import { integer, nullable, text } from "./parts.ts";

export const backupKind = rowKind<BackupView>()(
  z.strictObject({
    backupId: text,
    state: z.enum(["Running", "Completed", "Failed"]),
    files: integer,
    rows: integer,
    contracts: nullable(integer),
    chainsSha256: nullable(text),
    startedAt: text,
    finishedAt: nullable(text),
  }),
);
