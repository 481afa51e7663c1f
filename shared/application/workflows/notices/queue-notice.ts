import type { Contract } from "../../../domain/contract.ts";
import type { NoticeTopic } from "../../../domain/notice.ts";
import { isTopicDue, topicOf } from "../../../domain/notice.ts";
import { readContract, today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { noticeDistributionId } from "../../ids.ts";
import type { Contact } from "../../views.ts";

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

/** A notice as the schedule names it: `RenewalDue`, or of one line `UsageHigh:PartnerCloudSupport`. */
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

/** The notice with those to be told; null when there is nothing to tell, or nobody. */
async function dueNotice(
  deps: NoticeDeps,
  { offerId, subject, term }: NoticeRef,
  known?: Contract,
) {
  const topic = topicOf(subject);
  if (!topic) throw new Error(`There is no notice ${subject}`);
  const contract = known ?? (await readContract(deps, offerId));
  if (contract?.term.number !== term) return null;
  if (!isTopicDue(contract, topic, today(deps), deps.notices)) return null;
  const partner = await deps.partners.read(contract.partner.partnerId);
  const contacts = partner?.value.contacts ?? [];
  return contacts.length === 0 ? null : ({ contract, topic, contacts } satisfies DueNotice);
}

/**
 * Queues a notice to the partner's contacts, once per offer, term and topic: what was told is not
 * told again, also when a count falls below the threshold and rises above it anew.
 *
 * True when somebody is told because of this call. What is not due any more is not told. `known`: the
 * contract, where it was read just now.
 */
export const makeQueueNotice =
  (deps: NoticeDeps) =>
  async (ref: NoticeRef, known?: Contract): Promise<boolean> => {
    const { offerId, subject, term } = ref;
    const due = await dueNotice(deps, ref, known);
    if (!due) return false;
    const distributionId = noticeDistributionId(offerId, term, subject);
    if (await deps.distributions.read(offerId, distributionId)) return false;
    const { contacts, contract, topic } = due;
    const work = { kind: "Work", offerId, subject: `distribute-${distributionId}` } as const;
    await deps.schedule.add(today(deps), work);
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
    // Where this call is cut short before them, the scheduled work makes the mails and starts the workflow.
    await deps.distributions.addMails(offerId, distributionId, distribution.recipients);
    await deps.workflows.distribute({ offerId, distributionId });
    return added;
  };
