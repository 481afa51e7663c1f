import type { Cause } from "./ledger.ts";
import type { Account } from "./vocabulary.ts";

/** Facts of an offer that no other row keeps with the person and the request. */
export const offerEventTypes = [
  "ActivationRequested",
  "RecipientsAdded",
  "AccountLinked",
  "AccountUnlinked",
  "OfferRenewed",
  "RenewalReversed",
  "OfferCancelled",
  "ClosureCorrected",
] as const;
export type OfferEventType = (typeof offerEventTypes)[number];

/**
 * Who did what with an offer, when, and by which request (A41). It is written with the change itself
 * and never changed. Requests for support are not events (F163).
 */
export interface OfferEvent extends Cause {
  readonly type: OfferEventType;
  /** The account that was linked or unlinked; null for everything else. */
  readonly account: Account | null;
  /** More about it, in words for the partner's admins. */
  readonly detail: string;
}
