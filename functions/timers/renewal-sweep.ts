import type { InvocationContext } from "@azure/functions";

import { durableClientInput } from "../durable/bindings.ts";
import type { TimerFunction } from "./timer-function.ts";

/**
 * Starts the renewal sweep on the schedule of a setting, and at once if a run was missed while no
 * host was running. A run can be late, repeated or missing, because no answer of the service
 * depends on it.
 */
export const renewalSweep = (
  startScheduledSweep: (context: InvocationContext) => Promise<{ readonly sweepId: string }>,
): TimerFunction => ({
  name: "renewalSweep",
  options: {
    schedule: "%RENEWAL_SWEEP_SCHEDULE%",
    extraInputs: [durableClientInput],
    handler: async (timer, context) => {
      const { sweepId } = await startScheduledSweep(context);
      context.log(`Renewal sweep ${sweepId}${timer.isPastDue ? ", late" : ""}`);
    },
  },
});
