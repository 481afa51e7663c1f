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
import { differingFields, idempotencyConflict } from "../fingerprint.ts";
import { offerIdFor } from "../ids.ts";
import { afterWriting } from "../errors.ts";
import type { Membership } from "../ports/stores.ts";
import type { UseCases } from "../use-cases.ts";
import { reserveSlot } from "./reserve-slot.ts";
import type { PurchaseDeps } from "./reserve-slot.ts";

type RecordDeps = PurchaseDeps & Pick<Deps, "telemetry">;
type Answer = Awaited<ReturnType<UseCases["purchaseOffer"]>>;

/** The accepted answer of a purchase: the offer as it was opened, its benefits as they now stand. */
async function answered(
  deps: PurchaseDeps,
  membership: Membership,
  replayed: boolean,
): Promise<Answer> {
  const { offerId, partner } = membership;
  const now = await readOffer(deps, partner.partnerId, offerId);
  const opened = openedBy(membership, deps.rules).contract;
  const boughtOn = dateIn(new Date(membership.cause.at), deps.rules.timeZone);
  const offer = offerOf(opened, boughtOn, false);
  const benefits = now ? offerOf(now, today(deps), false).benefits : offer.benefits;
  return accept({ value: { ...offer, benefits }, replayed });
}

async function replayed(
  deps: PurchaseDeps,
  membership: Membership,
  asked: Purchase,
): Promise<Answer> {
  const differing = differingFields(membership.purchase, asked);
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  return answered(deps, membership, true);
}

async function record(
  deps: RecordDeps,
  asked: Purchase,
  offerId: string,
  partner: Membership["partner"],
  { caller, requestId }: Origin,
): Promise<Answer> {
  const checked = checkPurchase(asked, today(deps), deps.rules);
  if (!checked.ok) return checked;
  const cause = { at: deps.clock.now().toISOString(), actor: caller.actor, requestId };
  const membership: Membership = { offerId, partner, purchase: asked, pack: checked.value, cause };
  const claimed = await reserveSlot(deps, membership);
  if (!claimed.ok) return claimed;
  return afterWriting(async () => {
    if (claimed.value.claimed) {
      await finishPurchase(deps, membership);
      deps.telemetry.event("OfferPurchased", { offerId, offerType: asked.offerType });
      return answered(deps, membership, false);
    }
    // A twin of this very request was first.
    const first = await deps.partners.readMembership(partner.partnerId, offerId);
    return replayed(deps, first ?? membership, asked);
  });
}

/**
 * Records the purchase of a membership offer (F23–F25, A19).
 *
 * The partner's place and the purchase are written first, together; the contract follows and is
 * made from them by whoever comes next, should this call be cut short. The same key and content
 * gives the same answer for ever.
 */
export const makePurchaseOffer =
  (deps: RecordDeps): UseCases["purchaseOffer"] =>
  async ({ idempotencyKey, offerType, partnerId, planName, purchasedOn }, origin) => {
    const partner = await accessPartnerOrCommerce(deps, partnerId, origin.caller);
    if (!partner.ok) return partner;
    const asked: Purchase = {
      offerType,
      purchasedOn,
      ...(planName === undefined ? {} : { planName }),
    };
    const offerId = offerIdFor(origin.caller.client, partnerId, idempotencyKey);
    const known = await deps.partners.readMembership(partnerId, offerId);
    return known
      ? replayed(deps, known, asked)
      : record(deps, asked, offerId, factsOf(partner.value), origin);
  };
