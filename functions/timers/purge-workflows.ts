import type { InvocationContext } from "@azure/functions";

import { durableClientInput } from "../durable/bindings.ts";
import type { TimerFunction } from "./timer-function.ts";

/** Removes old instances of workflows from the task hub once a day, so that the hub does not grow. */
export const purgeWorkflows = (
  purge: (context: InvocationContext) => Promise<number>,
): TimerFunction => ({
  name: "purgeWorkflows",
  options: {
    schedule: "0 30 3 * * *",
    extraInputs: [durableClientInput],
    handler: async (_, context) => {
      context.log(`Purged ${await purge(context)} finished workflows`);
    },
  },
});
