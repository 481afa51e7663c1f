import type { Deps } from "../deps.ts";
import { addressKeyOf } from "../ids.ts";
import { oncePerAddress } from "../recipients.ts";
import type { Distribution, Mail } from "../ports/distribution-store.ts";
import type { Stored } from "../ports/stores.ts";
import type {
  DistributionSummary,
  DistributionView,
  RecipientView,
} from "../../contract/partner.ts";
import type { RecipientState } from "../../domain/vocabulary.ts";

/** Accepted by the e-mail service, whatever the recipient's own server reported later. */
const sentStates: ReadonlySet<RecipientState> = new Set(["Sent", "Delivered"]);
/** Will not arrive, and is not sent again. */
const failedStates: ReadonlySet<RecipientState> = new Set([
  "Bounced",
  "Suppressed",
  "DeadLettered",
  "Cancelled",
  "Skipped",
]);

const count = (mails: readonly Stored<Mail>[], states: ReadonlySet<RecipientState>): number =>
  mails.filter(({ value }) => states.has(value.state)).length;

export const summaryOf = (
  distributionId: string,
  mails: readonly Stored<Mail>[],
): DistributionSummary => ({
  distributionId,
  total: mails.length,
  sent: count(mails, sentStates),
  failed: count(mails, failedStates),
});

const recipientView = ({
  value: { attempts, contact, deliveredAt, failure, state },
}: Stored<Mail>): RecipientView => ({
  email: contact.email,
  state,
  attempts,
  ...(deliveredAt === null ? {} : { deliveredAt }),
  ...(failure === null ? {} : { failure }),
});

/** The distribution as it was accepted: each address queued once, whatever happened to the mails since. */
export function acceptedView({ distributionId, recipients }: Distribution): DistributionView {
  const queued = oncePerAddress(recipients);
  return {
    distributionId,
    total: queued.length,
    sent: 0,
    failed: 0,
    recipients: queued.map(({ email }) => ({ email, state: "Queued", attempts: 0 })),
  };
}

/**
 * The distribution with the current states of its mails, in the order of its recipients. Recipients
 * that later requests added to an activation's mails come last. A recipient without a mail, because
 * the request was interrupted before it was stored, is shown as queued.
 */
export async function currentView(
  { distributions }: Pick<Deps, "distributions">,
  distribution: Distribution,
): Promise<DistributionView> {
  const { distributionId, offerId } = distribution;
  const mails = await distributions.readMails(offerId, distributionId);
  const mailed = new Map(mails.map((mail) => [mail.value.addressKey, recipientView(mail)]));
  const requested = acceptedView(distribution).recipients.map((recipient) => {
    const key = addressKeyOf(recipient.email);
    const current = mailed.get(key) ?? recipient;
    mailed.delete(key);
    return current;
  });
  const recipients = [...requested, ...mailed.values()];
  return { ...summaryOf(distributionId, mails), total: recipients.length, recipients };
}

/** Notices are distributions too, but the HTTP contract shows only those of credentials. */
export const hasCredentials = ({ content }: Distribution): boolean =>
  content.kind === "credentials";
