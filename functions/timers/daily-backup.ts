import type { InvocationContext } from "@azure/functions";

import { durableClientInput } from "../durable/bindings.ts";
import type { TimerFunction } from "./timer-function.ts";

/** Starts the day's backup, and at once if the run was missed while no host was running. */
export const dailyBackup = (
  startDailyBackup: (context: InvocationContext) => Promise<string | null>,
): TimerFunction => ({
  name: "dailyBackup",
  options: {
    schedule: "0 40 0 * * *",
    extraInputs: [durableClientInput],
    handler: async (_, context) => {
      const backupId = await startDailyBackup(context);
      context.log(
        backupId === null ? "Backups are off: BACKUP_TO is not set" : `Backup ${backupId}`,
      );
    },
  },
});
