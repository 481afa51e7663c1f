import type { AttributeName } from "./telemetry-attributes.ts";

/**
 * All business events, metrics and spans of the service, each with the attributes that it can have.
 * docs/observability.md lists them, and a test compares the two.
 */

const described = <const Names extends readonly AttributeName[]>(
  meaning: string,
  ...attributes: Names
) => ({ meaning, attributes });

export const events = {
  OfferPurchased: described("A membership offer was bought.", "offerId", "offerType"),
  OfferRenewed: described("A renewal was recorded.", "offerId", "offerType", "newIds"),
  RenewalTakenBack: described("A renewal was taken back.", "offerId", "offerType"),
  OfferCancelled: described("An offer was cancelled.", "offerId", "offerType"),
  ActivationRequested: described("An admin requested an activation.", "offerId", "kind"),
  ActivationCompleted: described("A benefit is active and its IDs can be read.", "offerId", "kind"),
  ActivationFailed: described(
    "An activation ended without IDs: after all its retries, or because the offer had ended.",
    ...(["offerId", "kind", "outcome"] as const),
  ),
  PlanLinked: described(
    "An account linked a plan with the right pair of IDs.",
    "offerId",
    "portal",
  ),
  PlanUnlinked: described("An account was unlinked from a plan.", "offerId"),
  PlanLinkRefused: described("A plan was not linked.", "code", "portal"),
  IncidentConsumed: described("An incident was deducted.", "offerId", "kind", "portal"),
  IncidentRefused: described("An incident was not opened.", "code", "kind", "portal"),
  IncidentSettled: described(
    "An incident was closed, or its refund decided.",
    ...(["offerId", "kind", "resolution", "refund"] as const),
  ),
  BalanceAdjusted: described("An operator adjusted what a term grants.", "offerId", "kind"),
  RefundReviewOverdue: described("A refund waits too long for a decision.", "offerId", "days"),
  TermRolledOver: described("A term was closed and the next opened.", "offerId", "term"),
  MailSent: described("The e-mail service accepted an e-mail.", "offerId", "attempts"),
  MailDelivered: described("An e-mail was delivered.", "offerId", "attempts"),
  MailReturned: described("An e-mail bounced or was suppressed.", "offerId", "attempts"),
  MailDeadLettered: described("An e-mail was given up.", "offerId", "attempts"),
  MailDropped: described(
    "An e-mail was no longer needed, or had no valid address.",
    "offerId",
    "attempts",
  ),
  SweepFinished: described(
    "A renewal sweep completed.",
    ...(["due", "renewed", "expired", "lapsed", "notices", "failed"] as const),
  ),
  SweepFailed: described("A renewal sweep failed.", "due", "failed"),
  SweepItemFailed: described(
    "An item failed. It stays in the schedule for the next sweep.",
    ...(["offerId", "item", "error"] as const),
  ),
  ReconciliationFinished: described(
    "A reconciliation completed: all ledgers were recomputed.",
    "offers",
    "entries",
    "mismatches",
  ),
  ReconciliationFailed: described(
    "A reconciliation failed: not all ledgers were recomputed.",
    ...(["offers", "mismatches"] as const),
  ),
  ReconciliationMismatch: described(
    "Balances differ from their ledgers, or hash chains are broken.",
    "mismatches",
  ),
  StoredDataRejected: described(
    "A request met a contract that is gone, or a row that this service has not written.",
    "error",
  ),
  BackupFinished: described("A backup of all tables is complete.", "rows"),
  BackupFailed: described("A backup failed. It cannot be restored.", "rows"),
  ErasureFinished: described("The erasure of a person's data completed."),
  ErasureFailed: described("The erasure of a person's data failed, and must be started again."),
  CatalogueReplaced: described("An operator replaced the product catalogue.", "version"),
  CatalogueUnreadable: described("A product catalogue was not readable.", "version", "error"),
} as const;
export type EventName = keyof typeof events;

const metric = <const Names extends readonly AttributeName[]>(
  { type, unit }: { readonly type: "counter" | "histogram"; readonly unit: string },
  meaning: string,
  ...attributes: Names
) => ({ type, unit, meaning, attributes });

const counter = (unit: string) => ({ type: "counter", unit }) as const;
const histogram = (unit: string) => ({ type: "histogram", unit }) as const;

export const metrics = {
  "benefits.consumes": metric(counter("{incident}"), "Incidents deducted.", "kind", "portal"),
  "benefits.refunds": metric(counter("{incident}"), "Incidents refunded.", "kind"),
  "benefits.refusals": metric(
    counter("{request}"),
    "Requests refused, including BUSY and INTERNAL.",
    ...(["code", "operation"] as const),
  ),
  "benefits.commit.commands": metric(histogram("{command}"), "Commands in a transaction."),
  "benefits.commit.rows": metric(histogram("{row}"), "Rows in a transaction, including the head."),
  "benefits.commit.retries": metric(
    counter("{transaction}"),
    "Transactions that were sent again, after a conflict or without an answer.",
  ),
  "benefits.mails": metric(counter("{mail}"), "E-mails by the state that they reached.", "outcome"),
  "benefits.mail.wait": metric(
    histogram("s"),
    "How long a distribution has waited for its next send, each time that it asks.",
  ),
  "benefits.work.open": metric(histogram("h"), "Age of requested work that a sweep finds open."),
  "benefits.hub.wait": metric(
    histogram("s"),
    "How long a workflow's start has waited in the task hub, each time that health is checked.",
  ),
  "benefits.delivery.reports": metric(
    counter("{report}"),
    "Delivery reports by their status; `Unknown` is a new status of the e-mail service.",
    "outcome",
  ),
  "benefits.sweep.lag": metric(
    histogram("d"),
    "Days between the day on which an item was due and the day on which it was handled.",
    "item",
  ),
} as const;
export type MetricName = keyof typeof metrics;

export const spans = {
  invocation: described(
    "One invocation. The span has the name of the function.",
    "trigger",
    "status",
  ),
  "contract.command": described("From the submission of a command to its answer."),
  "table.transaction": described(
    "One transaction: a child of its first command, linked to the others.",
    ...(["commands", "rows", "outcome"] as const),
  ),
  "mail.send": described("A send request to the e-mail service.", "outcome"),
  "mail.find": described("A status request to the e-mail service.", "outcome"),
} as const;
export type SpanName = keyof typeof spans;
