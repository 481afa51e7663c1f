import type { Answer } from "../answer.ts";
import { offerOf } from "../../domain/benefit.ts";
import { dateIn } from "../../domain/plain-date.ts";
import { checkPurchase } from "../../domain/purchase.ts";
import type { Purchase } from "../../domain/purchase.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Origin } from "../caller.ts";
import { accessPartnerOrCommerce } from "../contracts/partner-access.ts";
import { factsOf } from "../contracts/partner-facts.ts";
import { finishPurchase, openedBy, readOffer, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { differingFields, idempotencyConflict } from "../idempotency.ts";
import { offerIdsFor } from "../ids.ts";
import { afterWriting } from "../errors.ts";
import type { Membership } from "../ports/stores.ts";
import { reserveSlot } from "./reserve-slot.ts";
import type { PurchaseDeps } from "./reserve-slot.ts";
import type { Offer } from "../../domain/benefit.ts";
import type { Keyed, Replayable } from "../idempotency.ts";

type RecordDeps = PurchaseDeps & Pick<Deps, "telemetry">;
type Purchased = Answer<Replayable<Offer>>;

/** The answer to an accepted purchase: the offer as it was opened, with its current benefits. */
async function answerOf(
  deps: PurchaseDeps,
  membership: Membership,
  replayed: boolean,
): Promise<Purchased> {
  const { offerId, partner } = membership;
  const current = await readOffer(deps, partner.partnerId, offerId);
  const opened = openedBy(membership, deps.rules).contract;
  const boughtOn = dateIn(new Date(membership.cause.at), deps.rules.timeZone);
  const offer = offerOf(opened, boughtOn, false);
  const benefits = current ? offerOf(current, today(deps), false).benefits : offer.benefits;
  return accept({ value: { ...offer, benefits }, replayed });
}

async function replay(
  deps: PurchaseDeps,
  membership: Membership,
  purchase: Purchase,
): Promise<Purchased> {
  const differing = differingFields(membership.purchase, purchase);
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  return answerOf(deps, membership, true);
}

async function record(
  deps: RecordDeps,
  purchase: Purchase,
  offerId: string,
  partner: Membership["partner"],
  { caller, requestId }: Origin,
): Promise<Purchased> {
  const now = deps.clock.now();
  const checked = checkPurchase(purchase, now, deps.rules);
  if (!checked.ok) return checked;
  const cause = { at: now.toISOString(), actor: caller.actor, requestId };
  const membership: Membership = { offerId, partner, purchase, pack: checked.value, cause };
  const reserved = await reserveSlot(deps, membership);
  if (!reserved.ok) return reserved;
  return afterWriting(async () => {
    if (reserved.value.reserved) {
      await finishPurchase(deps, membership);
      deps.telemetry.event("OfferPurchased", { offerId, offerType: purchase.offerType });
      return answerOf(deps, membership, false);
    }
    // The same request was sent twice, and the other one came first.
    const first = await deps.partners.readMembership(partner.partnerId, offerId);
    return replay(deps, first ?? membership, purchase);
  });
}

/**
 * Records the purchase of a membership offer (F23–F25, A19).
 *
 * One transaction reserves the partner's slot and records the purchase; the contract follows. If
 * this call is interrupted in between, the next request makes the contract from the purchase. The
 * same key and content always return the same answer.
 */
export const makePurchaseOffer =
  (deps: RecordDeps) =>
  async (
    {
      idempotencyKey,
      offerType,
      partnerId,
      planName,
      purchasedOn,
    }: Purchase & Keyed & { readonly partnerId: string },
    origin: Origin,
  ): Promise<Answer<Replayable<Offer>>> => {
    const partner = await accessPartnerOrCommerce(deps, partnerId, origin.caller);
    if (!partner.ok) return partner;
    const purchase: Purchase = {
      offerType,
      purchasedOn,
      ...(planName === undefined ? {} : { planName }),
    };
    const [offerId, olderId] = offerIdsFor(origin.caller.client, partnerId, idempotencyKey);
    const membership =
      (await deps.partners.readMembership(partnerId, offerId)) ??
      (olderId === offerId ? null : await deps.partners.readMembership(partnerId, olderId));
    return membership
      ? replay(deps, membership, purchase)
      : record(deps, purchase, offerId, factsOf(partner.value), origin);
  };
