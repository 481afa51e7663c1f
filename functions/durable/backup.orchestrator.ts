import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { backupInput, backupSteps as steps } from "./backup.steps.ts";
import { call, sleep } from "./call.ts";

type Files = z.output<typeof backupInput>["files"];

const progressOf = (backupId: string, files: Files) => ({
  backupId,
  files: files.length,
  rows: files.reduce((sum, { rows }) => sum + rows, 0),
});

/**
 * Writes a backup file by file, and its manifest last. It continues as new after each file, so that a
 * history holds one file only. Without a manifest, nothing of it can be restored.
 */
export function* backup(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string } | undefined, unknown> {
  const { backupId, files: before, position } = backupInput.parse(context.df.getInput());
  try {
    const { file, next } = yield* call(context, steps.writeBackupPart, { backupId, position });
    const files = file ? [...before, file] : before;
    const progress = progressOf(backupId, files);
    if (next) {
      const running = { ...progress, contracts: null, state: "Running" } as const;
      yield* call(context, steps.recordBackup, running);
      context.df.continueAsNew({ backupId, position: next, files });
      return undefined;
    }
    const base = position?.base;
    const whole = { backupId, files };
    const finished = base === undefined ? whole : { ...whole, base };
    const contracts = yield* call(context, steps.finishBackup, finished);
    const completed = { ...progress, contracts, state: "Completed" } as const;
    yield* call(context, steps.recordBackup, completed);
  } catch {
    // Only a step that has used up its retries throws here. What was written has no manifest.
    const failed = { contracts: null, state: "Failed" } as const;
    yield* call(context, steps.recordBackup, { ...progressOf(backupId, before), ...failed });
    return { state: failed.state };
  }
  if (mailsAnchors(context)) yield* mailAnchor(context, backupId);
  return { state: "Completed" };
}

/** Versions before 2 ended with the record. */
const mailsAnchors = ({ df }: OrchestrationContext): boolean => Number(df.version ?? 0) >= 2;

/** Mails the digests of the backup. It is complete with or without the mail. */
function* mailAnchor(
  context: OrchestrationContext,
  backupId: string,
): Generator<Task, void, unknown> {
  try {
    for (;;) {
      const result = yield* call(context, steps.mailAnchor, { backupId });
      if (result.next === "Done") return;
      yield* sleep(context, result.seconds);
    }
  } catch {
    // Only a step that has used up its retries throws here.
    yield* call(context, steps.giveUpAnchor, { backupId });
  }
}
