import type { InvocationContext } from "@azure/functions";

import { durableClientInput } from "../durable/bindings.ts";
import type { TimerFunction } from "./timer-function.ts";

/**
 * Starts the erasure of data of people whose terms ended long ago (A49), once a day. A run can be late,
 * repeated or missing: the next one erases the same.
 */
export const retention = (
  startRetention: (context: InvocationContext) => Promise<{ readonly erasureId: string }>,
): TimerFunction => ({
  name: "retention",
  options: {
    schedule: "0 10 4 * * *",
    extraInputs: [durableClientInput],
    handler: async (_, context) => {
      const { erasureId } = await startRetention(context);
      context.log(`Erasure ${erasureId}`);
    },
  },
});
