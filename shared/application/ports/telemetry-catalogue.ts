import type { RefusalCode } from "../../domain/refusal.ts";
import type { BenefitKind, OfferType, Portal, Resolution } from "../../domain/vocabulary.ts";
import type { DueItem } from "./operations.ts";

/**
 * All telemetry of the service by name: business events, metrics and spans, each with the attributes that
 * it may have. A test compares docs/observability.md with this file.
 */

/**
 * All attributes: codes, kinds, counts and offer IDs, which give no access. Never an Access ID, a Contract ID,
 * an account, an address, a token or a key.
 */
export interface AttributeValues {
  readonly offerId: string;
  readonly offerType: OfferType;
  readonly kind: BenefitKind;
  readonly portal: Portal;
  readonly code: RefusalCode;
  /** A route's name in the HTTP contract. */
  readonly operation: string;
  readonly resolution: Resolution | "None";
  readonly refund: string;
  readonly term: number;
  readonly newIds: boolean;
  /** Sends of one mail. */
  readonly attempts: number;
  readonly item: DueItem["kind"];
  /** The name of an error's class. */
  readonly error: string;
  readonly due: number;
  readonly renewed: number;
  readonly expired: number;
  readonly lapsed: number;
  readonly notices: number;
  readonly failed: number;
  readonly offers: number;
  readonly entries: number;
  readonly mismatches: number;
  readonly trigger: string;
  readonly rows: number;
  readonly operations: number;
  readonly outcome: string;
  readonly status: number;
}
export type AttributeName = keyof AttributeValues;

const described = <const Names extends readonly AttributeName[]>(
  meaning: string,
  ...attributes: Names
) => ({ meaning, attributes });

export const events = {
  OfferPurchased: described("A membership offer was bought.", "offerId", "offerType"),
  OfferRenewed: described("A renewal was recorded.", "offerId", "offerType", "newIds"),
  OfferCancelled: described("An offer was cancelled.", "offerId", "offerType"),
  ActivationRequested: described("An admin requested an activation.", "offerId", "kind"),
  ActivationCompleted: described(
    "A benefit became active; its IDs can be read.",
    "offerId",
    "kind",
  ),
  ActivationFailed: described(
    "An activation ended without IDs, after all retries or because the offer had ended.",
    ...(["offerId", "kind", "outcome"] as const),
  ),
  PlanLinked: described("An account entered the right pair and was linked.", "offerId", "portal"),
  PlanLinkRefused: described("A plan was not linked.", "code", "portal"),
  IncidentConsumed: described("An incident was deducted.", "offerId", "kind", "portal"),
  IncidentRefused: described("An incident was not opened.", "code", "kind", "portal"),
  IncidentSettled: described(
    "An incident was closed, or a refund was decided.",
    ...(["offerId", "kind", "resolution", "refund"] as const),
  ),
  TermRolledOver: described("A term was closed and the next one opened.", "offerId", "term"),
  MailSent: described("The e-mail service accepted an e-mail.", "offerId", "attempts"),
  MailDelivered: described("An e-mail was delivered.", "offerId", "attempts"),
  MailReturned: described("An e-mail bounced or was suppressed.", "offerId", "attempts"),
  MailDeadLettered: described("An e-mail will not be tried again.", "offerId", "attempts"),
  MailDropped: described("An e-mail was cancelled or skipped.", "offerId", "attempts"),
  SweepFinished: described(
    "A renewal sweep processed all due items.",
    ...(["due", "renewed", "expired", "lapsed", "notices", "failed"] as const),
  ),
  SweepFailed: described("A renewal sweep stopped early.", "due", "failed"),
  SweepItemFailed: described(
    "A due item failed; the next sweep tries it again.",
    ...(["offerId", "item", "error"] as const),
  ),
  ReconciliationFinished: described(
    "All ledgers were recomputed.",
    "offers",
    "entries",
    "mismatches",
  ),
  ReconciliationFailed: described(
    "A reconciliation stopped early; some ledgers were not recomputed.",
    ...(["offers", "mismatches"] as const),
  ),
  ReconciliationMismatch: described(
    "A balance differs from its ledger, or a hash chain is broken.",
    "mismatches",
  ),
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
  "benefits.commit.operations": metric(histogram("{operation}"), "Operations in a transaction."),
  "benefits.commit.rows": metric(histogram("{row}"), "Rows in a transaction."),
  "benefits.commit.retries": metric(
    counter("{transaction}"),
    "Transactions sent again after a conflict or without an answer.",
  ),
  "benefits.mails": metric(
    counter("{letter}"),
    "E-mails by the state that they reached.",
    "outcome",
  ),
  "benefits.sweep.lag": metric(
    histogram("d"),
    "Days from the day on which an item was due to the day on which it was processed.",
    "item",
  ),
} as const;
export type MetricName = keyof typeof metrics;

export const spans = {
  invocation: described(
    "One invocation; the span is named after the function.",
    "trigger",
    "status",
  ),
  "ledger.operation": described("From the submission of a command to its answer."),
  "table.transaction": described(
    "One transaction: a child of its first request, linked to the others.",
    ...(["operations", "rows", "outcome"] as const),
  ),
  "mail.send": described("An e-mail is handed to the e-mail service.", "outcome"),
  "mail.find": described("The e-mail service is asked for the status of an e-mail.", "outcome"),
} as const;
export type SpanName = keyof typeof spans;
