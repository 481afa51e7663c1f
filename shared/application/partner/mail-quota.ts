import type { Contact } from "../../contract/commerce.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Contract } from "../../domain/contract.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer, RefusalView } from "../answer.ts";
import type { Deps } from "../deps.ts";
import type { MailCount } from "../ports/mail-quota.ts";
import { addressKeyOf } from "../ids.ts";
import { oncePerAddress } from "../recipients.ts";

type QuotaDeps = Pick<Deps, "mailQuota" | "realNowMs">;

export const dayMs = 24 * 60 * 60_000;

/** The day in UTC of an instant of real time. */
export const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const exceeded = (perDay: number, others: number, asked: number): Refusal => ({
  code: "MAIL_QUOTA_EXCEEDED",
  detail: `A partner can send the IDs to ${perDay} recipients a day. Today ${others} have been named, and this call names ${asked} more. The next day begins at midnight UTC.`,
  remedy: "WAIT",
});

/** The mails of a day with some more, if these fit. Mails that are counted already count no more. */
export function countMails(
  before: readonly string[],
  more: readonly string[],
  perDay: number,
): MailCount & { readonly mails: readonly string[] } {
  const mails = [...new Set([...before, ...more])];
  const others = before.filter((mail) => !more.includes(mail)).length;
  // Nothing more fits always, even if the limit was lowered since.
  const fits = mails.length === before.length || mails.length <= perDay;
  return { fits, others, mails };
}

/**
 * Counts the recipients for the partner's day, or returns the refusal and counts nothing. The day is
 * one of real time in UTC, because the sender's limits do not move with the domain's clock.
 */
export async function takeMails(
  { mailQuota, realNowMs }: QuotaDeps,
  { partner: { partnerId } }: Pick<Contract, "partner">,
  distributionId: string,
  recipients: readonly Contact[],
): Promise<RefusalView | undefined> {
  const mails = oncePerAddress(recipients).map(
    ({ email }) => `${distributionId}:${addressKeyOf(email)}`,
  );
  if (mails.length === 0) return undefined;
  const nowMs = realNowMs();
  const { fits, others } = await mailQuota.take({ partnerId, day: utcDay(nowMs), mails });
  if (fits) return undefined;
  const retryAfterSeconds = Math.ceil((dayMs - (nowMs % dayMs)) / 1000);
  return { ...exceeded(mailQuota.perDay, others, mails.length), retryAfterSeconds };
}

/**
 * The recipients of an activation who have no mail of it yet, from today or an earlier day. They are
 * counted for the partner's day.
 */
export async function takeNewMails(
  deps: QuotaDeps & Pick<Deps, "distributions">,
  contract: Pick<Contract, "offerId" | "partner">,
  distributionId: string | null,
  recipients: readonly Contact[],
): Promise<Answer<readonly Contact[]>> {
  if (distributionId === null) return accept([]);
  const mails = await deps.distributions.readMails(contract.offerId, distributionId);
  const have = new Set(mails.map(({ value }) => value.addressKey));
  const others = recipients.filter(({ email }) => !have.has(addressKeyOf(email)));
  const tooMany = await takeMails(deps, contract, distributionId, others);
  return tooMany ? refuse(tooMany) : accept(oncePerAddress(others));
}
