import type { Deps } from "../../deps.ts";
import { summaryOf } from "../../partner/distribution-view.ts";
import type { Distribution, MailRef, SendLog } from "../../ports/distribution-store.ts";
import { ended, isOpen, waitMsOf } from "./mail-state.ts";
import { writeMail } from "./write-mail.ts";

type ListDeps = Pick<Deps, "distributions" | "realNowMs">;

export interface OpenMail {
  readonly addressKey: string;
  /** 0 if it is due. */
  readonly waitSeconds: number;
}

export interface MailList {
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
  readonly open: readonly OpenMail[];
}

/** Counts the mails of a distribution and lists the open ones, by keys that reveal no address. */
export const makeListMails =
  ({ distributions, realNowMs }: ListDeps) =>
  async ({
    distributionId,
    offerId,
  }: Pick<Distribution, "offerId" | "distributionId">): Promise<MailList> => {
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

const attemptsMax = 5;

/**
 * Ends a mail whose steps keep failing, because retrying it forever would keep the distribution
 * open. A delivery report can still say that it arrived.
 */
export const makeGiveUpMail =
  (deps: Pick<Deps, "telemetry"> & { readonly distributions: SendLog }) =>
  async ({ addressKey, distributionId, offerId }: MailRef): Promise<void> => {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const stored = await deps.distributions.readMail(offerId, distributionId, addressKey);
      if (!stored || !isOpen(stored.value)) return;
      const after = ended(stored.value, "DeadLettered", "The service failed to send the e-mail.");
      if (await writeMail(deps, after, stored.etag)) return;
    }
    throw new Error(`${distributionId}: others keep changing mail ${addressKey}`);
  };
