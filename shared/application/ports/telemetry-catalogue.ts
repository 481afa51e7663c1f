import type { BenefitKind, OfferType, Portal, Resolution } from "../../domain/vocabulary.ts";
import type { DueItem } from "./operations.ts";

/**
 * Everything that the service tells of itself, by name: business events, metrics and spans, each with
 * the attributes that it may carry. docs/observability.md lists them, and a test holds it to this file.
 */

/**
 * All attributes there are. Codes, kinds, counts and the ids of offers, which are references that open
 * nothing; never an Access ID, a Contract ID, an account, an address, a token or a key.
 */
export interface AttributeValues {
  readonly offerId: string;
  readonly offerType: OfferType;
  readonly kind: BenefitKind;
  readonly portal: Portal;
  /** The code of a refusal or of a problem of the HTTP contract. */
  readonly code: string;
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

const told = <const Names extends readonly AttributeName[]>(
  meaning: string,
  ...attributes: Names
) => ({ meaning, attributes });

export const events = {
  OfferPurchased: told("A membership offer was bought.", "offerId", "offerType"),
  OfferRenewed: told("A renewal was recorded.", "offerId", "offerType", "newIds"),
  OfferCancelled: told("An offer was cancelled.", "offerId", "offerType"),
  ActivationRequested: told("An activation was begun for an admin.", "offerId", "kind"),
  ActivationCompleted: told("A benefit is active, its IDs can be read.", "offerId", "kind"),
  ActivationFailed: told(
    "An activation ended without IDs: after all its retries, or because the offer had ended.",
    ...(["offerId", "kind", "outcome"] as const),
  ),
  PlanLinked: told("An account gave the right pair and sees the plan.", "offerId", "portal"),
  PlanLinkRefused: told("A plan was not linked.", "code", "portal"),
  IncidentConsumed: told("An incident was deducted.", "offerId", "kind", "portal"),
  IncidentRefused: told("An incident was not opened.", "code", "kind", "portal"),
  IncidentSettled: told(
    "An incident was closed, or its refund decided.",
    ...(["offerId", "kind", "resolution", "refund"] as const),
  ),
  TermRolledOver: told("A term was closed and the next opened.", "offerId", "term"),
  MailSent: told("The sender took a letter.", "offerId", "attempts"),
  MailDelivered: told("A letter arrived.", "offerId", "attempts"),
  MailReturned: told("A letter bounced or was suppressed.", "offerId", "attempts"),
  MailDeadLettered: told("A letter will not be tried again.", "offerId", "attempts"),
  MailDropped: told("A letter had become pointless.", "offerId", "attempts"),
  SweepFinished: told(
    "A renewal sweep saw everything that was due.",
    ...(["due", "renewed", "expired", "lapsed", "notices", "failed"] as const),
  ),
  SweepFailed: told("A renewal sweep broke off.", "due", "failed"),
  SweepItemFailed: told(
    "Something due could not be dealt with; it stays for the next sweep.",
    ...(["offerId", "item", "error"] as const),
  ),
  ReconciliationFinished: told(
    "All ledgers have been recomputed.",
    "offers",
    "entries",
    "mismatches",
  ),
  ReconciliationFailed: told(
    "A reconciliation broke off: not all ledgers have been recomputed.",
    ...(["offers", "mismatches"] as const),
  ),
  ReconciliationMismatch: told(
    "Balances differ from their ledgers, or chains are broken.",
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
  "benefits.refunds": metric(counter("{incident}"), "Incidents given back.", "kind"),
  "benefits.refusals": metric(
    counter("{request}"),
    "Requests refused, BUSY and INTERNAL among them.",
    ...(["code", "operation"] as const),
  ),
  "benefits.commit.operations": metric(histogram("{operation}"), "Operations in a transaction."),
  "benefits.commit.rows": metric(histogram("{row}"), "Rows in a transaction."),
  "benefits.commit.retries": metric(
    counter("{transaction}"),
    "Transactions that had to be sent again, after a conflict or without an answer.",
  ),
  "benefits.mails": metric(counter("{letter}"), "Letters by the state reached.", "outcome"),
  "benefits.sweep.lag": metric(
    histogram("d"),
    "Days between the day on which something was due and the day on which it was dealt with.",
    "item",
  ),
} as const;
export type MetricName = keyof typeof metrics;

export const spans = {
  invocation: told("One invocation; the span has the function's name.", "trigger", "status"),
  "ledger.operation": told("From a request's decision being asked for to its answer."),
  "table.transaction": told(
    "One transaction; a child of the first request that it carries, linked to the others.",
    ...(["operations", "rows", "outcome"] as const),
  ),
  "mail.send": told("A letter handed to the sender.", "outcome"),
  "mail.find": told("The sender asked what became of a letter.", "outcome"),
} as const;
export type SpanName = keyof typeof spans;
