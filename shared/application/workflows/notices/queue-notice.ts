import type { Contract } from "../../../domain/contract.ts";
import type { NoticeTopic } from "../../../domain/notice.ts";
import { isTopicDue, parseLate, parseTopic } from "../../../domain/notice.ts";
import { dateIn } from "../../../domain/plain-date.ts";
import { readContract, today } from "../../contracts/read-contract.ts";
import { readOverdueRefund } from "../../contracts/waiting-reviews.ts";
import type { Deps } from "../../deps.ts";
import { addressKeyOf, noticeDistributionId, recipientsKeyOf } from "../../ids.ts";
import type { Contact } from "../../../contract/commerce.ts";

export type NoticeDeps = Pick<
  Deps,
  | "clock"
  | "contracts"
  | "distributions"
  | "notices"
  | "partners"
  | "rules"
  | "schedule"
  | "workflows"
>;

/**
 * A notice of the schedule. Its subject is `RenewalDue` or, for one line, `UsageHigh:PartnerCloudSupport`.
 * `Late:RenewalDue` is for contacts who came after the notice was sent.
 */
export interface NoticeRef {
  readonly offerId: string;
  readonly term: number;
  readonly subject: string;
}

interface DueNotice {
  readonly contract: Contract;
  readonly topic: NoticeTopic;
  readonly contacts: readonly Contact[];
}

/** Whether the term was over when the offer was bought, as of an import. Nobody here had it to lose. */
async function hadEndedBefore(
  { partners, rules }: NoticeDeps,
  { offerId, partner, term }: Contract,
): Promise<boolean> {
  const membership = await partners.readMembership(partner.partnerId, offerId);
  return (
    membership !== null && dateIn(new Date(membership.cause.at), rules.timeZone) > term.endDate
  );
}

/** The notice with its recipients; null if it is not due or has no recipients. */
async function dueNotice(
  deps: NoticeDeps,
  { offerId, subject, term }: NoticeRef,
  current?: Contract,
) {
  const topic = parseTopic(subject);
  if (!topic) throw new Error(`There is no notice ${subject}`);
  const contract = current ?? (await readContract(deps, offerId));
  if (contract?.term.number !== term) return null;
  if (!isTopicDue(contract, topic, today(deps), deps.notices)) return null;
  if (topic.rule === "Expired" && (await hadEndedBefore(deps, contract))) return null;
  if ("incidentId" in topic && !(await readOverdueRefund(deps, topic.incidentId))) return null;
  const partner = await deps.partners.read(contract.partner.partnerId);
  const contacts = partner?.value.contacts ?? [];
  return contacts.length === 0 ? null : ({ contract, topic, contacts } satisfies DueNotice);
}

const workOf = ({ offerId }: NoticeRef, distributionId: string) =>
  ({ kind: "Work", offerId, subject: `distribute-${distributionId}` }) as const;

/** Queues a notice that was sent before to the contacts who have not got it. True if there are any. */
async function queueToOthers(
  deps: NoticeDeps,
  ref: NoticeRef,
  contacts: readonly Contact[],
  distributionId: string,
): Promise<boolean> {
  const { offerId } = ref;
  const mails = await deps.distributions.readMails(offerId, distributionId);
  const have = new Set(mails.map(({ value }) => value.addressKey));
  const others = contacts.filter(({ email }) => !have.has(addressKeyOf(email)));
  if (others.length === 0) return false;
  await deps.schedule.add(today(deps), workOf(ref, distributionId));
  await deps.distributions.addMails(offerId, distributionId, others);
  // A run of its own: an earlier run may have listed the mails for the last time.
  await deps.workflows.distribute({ offerId, distributionId }, recipientsKeyOf(others));
  return true;
}

/**
 * Queues a notice to the partner's contacts, once per offer, term and topic, even if a count falls
 * below the threshold and rises above it again. A notice that is no longer due is not queued.
 *
 * Returns true if this call queued it. `current`: the contract, if it was just read.
 */
export const makeQueueNotice =
  (deps: NoticeDeps) =>
  async (ref: NoticeRef, current?: Contract): Promise<boolean> => {
    const { late, subject } = parseLate(ref.subject);
    const { offerId, term } = ref;
    const due = await dueNotice(deps, { offerId, subject, term }, current);
    if (!due) return false;
    const { contacts, contract, topic } = due;
    const distributionId = noticeDistributionId(offerId, term, subject);
    if (await deps.distributions.read(offerId, distributionId)) {
      return late && queueToOthers(deps, ref, contacts, distributionId);
    }
    await deps.schedule.add(today(deps), workOf(ref, distributionId));
    const { added, distribution } = await deps.distributions.add({
      distributionId,
      offerId,
      content: { kind: "notice", topic, term },
      credentialVersion: contract.credentialVersion,
      requestedBy: "calendar",
      requestId: `notice-${subject}-${term}`,
      createdAt: deps.clock.now().toISOString(),
      recipients: contacts,
    });
    // If this call is interrupted here, the scheduled work adds the mails and starts the workflow.
    await deps.distributions.addMails(offerId, distributionId, distribution.recipients);
    await deps.workflows.distribute({ offerId, distributionId });
    return added;
  };
