import type { MailQueueView } from "../../contract/operations.ts";
import { accept } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Deps } from "../deps.ts";
import type { WaitingSend } from "../ports/send-rate-limiter.ts";
import { isOpen } from "../workflows/distribute/mail-state.ts";

type QueueDeps = Pick<Deps, "distributions" | "rateLimiter" | "realNowMs">;

interface Waiting {
  readonly partnerId: string;
  readonly sinceMs: number;
  /** Mails of the distribution that are not sent yet. */
  readonly mails: number;
}

async function countMails(
  { distributions }: QueueDeps,
  { distributionId, offerId, partnerId, sinceMs }: WaitingSend,
): Promise<Waiting> {
  const mails = await distributions.readMails(offerId, distributionId);
  return { partnerId, sinceMs, mails: mails.filter(({ value }) => isOpen(value)).length };
}

const partOf = (waiting: readonly Waiting[]) => ({
  length: waiting.reduce((sum, { mails }) => sum + mails, 0),
  oldest:
    waiting.length === 0
      ? null
      : new Date(Math.min(...waiting.map(({ sinceMs }) => sinceMs))).toISOString(),
});

/** Distributions whose mails are counted at the same time. */
const atOnce = 20;

/** The mails that wait for the sender's limits, by partner. Times are real time. */
export const makeReadMailQueue = (deps: QueueDeps) => async (): Promise<Answer<MailQueueView>> => {
  const sends = await deps.rateLimiter.listWaiting(deps.realNowMs());
  const waiting: Waiting[] = [];
  for (let from = 0; from < sends.length; from += atOnce) {
    const some = sends.slice(from, from + atOnce);
    waiting.push(...(await Promise.all(some.map((send) => countMails(deps, send)))));
  }
  const partners = [...Map.groupBy(waiting, ({ partnerId }) => partnerId)]
    .map(([partnerId, own]) => ({ partnerId, ...partOf(own) }))
    .sort((one, other) => other.length - one.length);
  return accept({ ...partOf(waiting), partners });
};
