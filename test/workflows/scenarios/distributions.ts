import { distributeSteps } from "../../../functions/durable/distribute.steps.ts";
import { distributeName } from "../../../functions/durable/names.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";
import { after, inTurn } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";

type Bodies = StepBodies<typeof distributeSteps>;
type SendResult = Awaited<ReturnType<Bodies["sendMail"]>>;

const mails = (...waits: readonly number[]) => ({
  ...{ total: waits.length, sent: 0, failed: 0 },
  open: waits.map((waitSeconds, index) => ({ addressKey: `address-${index}`, waitSeconds })),
});

const sent: SendResult = { next: "Done", sent: true };
const waitOf = (whose: "mail" | "sender", seconds: number): SendResult => ({
  next: "Wait",
  seconds,
  whose,
});

function distribution(scenario: string, changed: Partial<Bodies> = {}): Scenario {
  const bodies: Bodies = {
    listMails: async () => mails(0, 0),
    sendMail: async () => sent,
    giveUpMail: async () => undefined,
    ...changed,
  };
  return {
    orchestrator: distributeName,
    scenario,
    activities: activitiesOf(distributeSteps, async () => bodies),
    input: { offerId: "offer-1", distributionId: "distribution-1" },
  };
}

/** The sender's rate limit is reached while a mail is still due. The next page sends it. */
const paced = distribution("paced", {
  listMails: inTurn(mails(0, 0, 0), mails(0, 0)),
  sendMail: inTurn(sent, waitOf("sender", 30), sent, sent),
});

/**
 * Mails wait, as listed and as a send returned: the shortest wait counts, beside longer ones and
 * alone, and with another mail due after it.
 */
const mailWaits = distribution("mail-waits", {
  listMails: inTurn(mails(0, 0, 40), mails(1), mails(0), mails()),
  sendMail: inTurn(waitOf("mail", 1), sent, waitOf("mail", 5)),
});

const twoPages = distribution("two-pages", {
  listMails: inTurn(mails(...Array.from({ length: 51 }, () => 0)), mails(0)),
});

export const distributions: readonly Scenario[] = [
  distribution("main"),
  distribution("waiting", { listMails: inTurn(mails(0, 40), mails(0)) }),
  paced,
  mailWaits,
  twoPages,
  distribution("failed", { sendMail: after(23, async () => sent) }),
  distribution("retried", { listMails: after(2, async () => mails(0, 0)) }),
];
