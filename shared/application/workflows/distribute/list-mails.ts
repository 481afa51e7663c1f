import type { Deps } from "../../deps.ts";
import { summaryOf } from "../../partner/distribution-view.ts";
import type { Distribution, MailRef } from "../../ports/distribution-store.ts";
import { ended, isOpen, waitMsOf } from "./mail-state.ts";
import { writeMail } from "./write-mail.ts";

type ListDeps = Pick<Deps, "distributions" | "realNowMs">;

export interface OpenMail {
  readonly addressKey: string;
  /** 0 when it is due. */
  readonly waitSeconds: number;
}

export interface MailsLeft {
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
  readonly open: readonly OpenMail[];
}

/** What is left to do in a distribution, by keys that tell nobody's address. */
export const makeListMails =
  ({ distributions, realNowMs }: ListDeps) =>
  async ({
    distributionId,
    offerId,
  }: Pick<Distribution, "offerId" | "distributionId">): Promise<MailsLeft> => {
    const mails = await distributions.readMails(offerId, distributionId);
    const { failed, sent, total } = summaryOf(distributionId, mails);
    const nowMs = realNowMs();
    const open = mails
      .filter(({ value }) => isOpen(value))
      .map(({ value }) => ({
        addressKey: value.addressKey,
        waitSeconds: Math.max(0, Math.ceil(waitMsOf(value, nowMs) / 1000)),
      }));
    return { total, sent, failed, open };
  };

const racesMax = 5;

/**
 * Ends a mail that cannot be worked on: trying on for ever would keep the others' distribution
 * open. A delivery report may still say that it arrived.
 */
export const makeGiveUpMail =
  (deps: Pick<Deps, "distributions" | "telemetry">) =>
  async ({ addressKey, distributionId, offerId }: MailRef): Promise<void> => {
    for (let race = 0; race < racesMax; race += 1) {
      const stored = await deps.distributions.readMail(offerId, distributionId, addressKey);
      if (!stored || !isOpen(stored.value)) return;
      const after = ended(stored.value, "DeadLettered", "A fault of this service kept it back.");
      if (await writeMail(deps, after, stored.etag)) return;
    }
    throw new Error(`${distributionId}: others keep changing mail ${addressKey}`);
  };
