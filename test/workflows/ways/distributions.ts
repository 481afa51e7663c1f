import { distributeActivities } from "../../../functions/durable/distribute.activities.ts";
import type { DistributionSteps } from "../../../functions/durable/distribute.activities.ts";
import { distributeName } from "../../../functions/durable/names.ts";
import { after } from "./way.ts";
import type { Way } from "./way.ts";

const mails = (...waits: readonly number[]) => ({
  ...{ total: waits.length, sent: 0, failed: 0 },
  open: waits.map((waitSeconds, index) => ({ addressKey: `address-${index}`, waitSeconds })),
});

function distribution(way: string, changed: Partial<DistributionSteps> = {}): Way {
  return {
    orchestrator: distributeName,
    way,
    activities: distributeActivities({
      list: async () => mails(0, 0),
      send: async () => ({ next: "Done", sent: true }),
      giveUp: async () => undefined,
      ...changed,
    }),
    input: { offerId: "offer-1", distributionId: "distribution-1" },
  };
}

/** One mail has to wait, so that the workflow sleeps and continues as new. */
function waitingDistribution(): Way {
  const lists = [mails(0, 40), mails(0)];
  return distribution("waiting", { list: async () => lists.shift() ?? mails() });
}

export const distributions: readonly Way[] = [
  distribution("main"),
  waitingDistribution(),
  distribution("failed", { send: after(23, async () => ({ next: "Done", sent: true })) }),
  distribution("retried", { list: after(2, async () => mails(0, 0)) }),
];
