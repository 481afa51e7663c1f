import * as z from "zod/mini";

import { sendResult } from "./distribute.steps.ts";
import { defineSteps } from "./step.ts";

const file = z.strictObject({
  name: z.string(),
  table: z.string(),
  partitions: z.number(),
  rows: z.number(),
  sha256: z.string(),
});

const position = z.nullable(
  z.strictObject({
    table: z.string(),
    number: z.number(),
    after: z.nullable(z.string()),
    base: z.optional(z.string()),
    page: z.optional(z.string()),
  }),
);

const files = z.readonly(z.array(file));
const chains = z.strictObject({ count: z.number(), chainsSha256: z.string() });

/** The progress of a run: its files so far, and where the next one begins. Null: at the start. */
export const backupInput = z.strictObject({
  backupId: z.string(),
  position: z._default(position, null),
  files: z._default(files, []),
});

export const backupSteps = defineSteps({
  writeBackupPart: {
    input: z.strictObject({ backupId: z.string(), position }),
    output: z.strictObject({ file: z.nullable(file), next: position }),
  },
  finishBackup: {
    input: z.strictObject({ backupId: z.string(), files, base: z.optional(z.string()) }),
    output: chains,
  },
  recordBackup: {
    input: z.strictObject({
      backupId: z.string(),
      files: z.number(),
      rows: z.number(),
      contracts: z.nullable(chains),
      state: z.enum(["Running", "Completed", "Failed"]),
    }),
    output: z._default(z.strictObject({}), {}),
  },
  mailAnchor: { input: z.strictObject({ backupId: z.string() }), output: sendResult },
  giveUpAnchor: {
    input: z.strictObject({ backupId: z.string() }),
    output: z._default(z.null(), null),
  },
});
