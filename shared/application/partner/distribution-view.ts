import type { Mail } from "../ports/distribution-store.ts";
import type { Stored } from "../ports/stores.ts";
import type { DistributionSummary, DistributionView, RecipientState } from "../views.ts";

/** Accepted by the mail service, whatever the recipient's own server said later. */
const sent: ReadonlySet<RecipientState> = new Set(["Sent", "Delivered"]);
/** Will not arrive, and is not tried again. */
const failed: ReadonlySet<RecipientState> = new Set([
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
  sent: count(mails, sent),
  failed: count(mails, failed),
});

export const distributionView = (
  distributionId: string,
  mails: readonly Stored<Mail>[],
): DistributionView => ({
  ...summaryOf(distributionId, mails),
  recipients: mails.map(({ value: { attempts, contact, deliveredAt, failure, state } }) => ({
    email: contact.email,
    state,
    attempts,
    ...(deliveredAt === null ? {} : { deliveredAt }),
    ...(failure === null ? {} : { failure }),
  })),
});
