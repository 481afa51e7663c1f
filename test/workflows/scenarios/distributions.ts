import { distributeActivities } from "../../../functions/durable/distribute.activities.ts";
import type { DistributionSteps } from "../../../functions/durable/distribute.activities.ts";
import { distributeName } from "../../../functions/durable/names.ts";
import { after, inTurn } from "./scenario.ts";
import type { Way } from "./scenario.ts";

const mails = (...waits: readonly number[]) => ({
  ...{ total: waits.length, sent: 0, failed: 0 },
  open: waits.map((waitSeconds, index) => ({ addressKey: `address-${index}`, waitSeconds })),
});

type Next = Awaited<ReturnType<DistributionSteps["send"]>>;

const sent: Next = { next: "Done", sent: true };
const waitOf = (whose: "mail" | "sender", seconds: number): Next => ({
  next: "Wait",
  seconds,
  whose,
});

function distribution(way: string, changed: Partial<DistributionSteps> = {}): Way {
  return {
    orchestrator: distributeName,
    way,
    activities: distributeActivities({
      list: async () => mails(0, 0),
      send: async () => sent,
      giveUp: async () => undefined,
      ...changed,
    }),
    input: { offerId: "offer-1", distributionId: "distribution-1" },
  };
}

/** The sender's limit is reached with a mail still due: it is looked at in the next round. */
const paced = distribution("paced", {
  list: inTurn(mails(0, 0, 0), mails(0, 0)),
  send: inTurn(sent, waitOf("sender", 30), sent, sent),
});

/**
 * Waits of mails, told by the list and by a send: the shortest that there is, beside longer ones and
 * alone, and with another mail due behind it.
 */
const mailWaits = distribution("mail-waits", {
  list: inTurn(mails(0, 0, 40), mails(1), mails(0), mails()),
  send: inTurn(waitOf("mail", 1), sent, waitOf("mail", 5)),
});

/** One mail more than a round takes. */
const longRound = distribution("long-round", {
  list: inTurn(mails(...Array.from({ length: 51 }, () => 0)), mails(0)),
});

export const distributions: readonly Way[] = [
  distribution("main"),
  distribution("waiting", { list: inTurn(mails(0, 40), mails(0)) }),
  paced,
  mailWaits,
  longRound,
  distribution("failed", { send: after(23, async () => sent) }),
  distribution("retried", { list: after(2, async () => mails(0, 0)) }),
];
