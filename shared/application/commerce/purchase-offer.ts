import { offerOf } from "../../domain/benefit.ts";
import type { Contract } from "../../domain/contract.ts";
import { heldAs, offerName, typesToSuggest } from "../../domain/offer-catalogue.ts";
import { dateIn } from "../../domain/plain-date.ts";
import { checkPurchase } from "../../domain/purchase.ts";
import type { Purchase } from "../../domain/purchase.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import { holdsOffer, isHeldOn, offerState } from "../../domain/terms.ts";
import { benefitKinds } from "../../domain/vocabulary.ts";
import type { OfferType } from "../../domain/vocabulary.ts";
import type { Origin } from "../caller.ts";
import { accessPartnerOrCommerce } from "../contracts/partner-access.ts";
import { factsOf } from "../contracts/partner-facts.ts";
import {
  finishPurchase,
  openedBy,
  readOffer,
  readOffers,
  today,
} from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { differingFields, idempotencyConflict } from "../fingerprint.ts";
import { offerIdFor } from "../ids.ts";
import { afterWriting, Busy } from "../ledger/errors.ts";
import type { Membership } from "../ports/stores.ts";
import type { UseCases } from "../use-cases.ts";

type PurchaseDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;
type Answer = Awaited<ReturnType<UseCases["purchaseOffer"]>>;

/** How often a lost race for the partner's one place is run again before the caller comes back. */
const attemptsMax = 8;

/** Offer types that the partner does not hold and that include a benefit which `type` would have. */
async function suggestions(
  deps: PurchaseDeps,
  partnerId: string,
  type: OfferType,
): Promise<OfferType[]> {
  const on = today(deps);
  const offers = await readOffers(deps, partnerId);
  const held = new Set(
    offers
      .filter((each) => holdsOffer(offerState(each, on)))
      .map(({ offerType }) => heldAs(offerType)),
  );
  const others = benefitKinds.flatMap((kind) =>
    typesToSuggest(kind, on, new Set([...held, heldAs(type)]), deps.rules),
  );
  return [...new Set(others)];
}

const alreadyHeld = (
  held: Contract,
  on: string,
  offerSuggestions: readonly OfferType[],
): Refusal => ({
  code: "OFFER_ALREADY_HELD",
  detail: `${offerName(held.offerType)} is held until ${held.term.endDate}; a partner holds one of each.`,
  offerSuggestions,
  // A19: in the window, what a buyer wants is the renewal.
  ...(offerState(held, on) === "InRenewalWindow"
    ? { hint: "RENEW_INSTEAD", remedy: "RENEW_OFFER" }
    : {}),
});

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

/** The contract that has the place, if it still counts on the day of the purchase. */
async function whoHolds(
  deps: PurchaseDeps,
  partnerId: string,
  offerId: string | undefined,
  purchasedOn: string,
): Promise<Contract | null> {
  const held = offerId === undefined ? null : await readOffer(deps, partnerId, offerId);
  return held && isHeldOn(held, purchasedOn) ? held : null;
}

/** Takes the partner's one place for this kind of offer (F23, F24), or says who has it. */
async function claim(
  deps: PurchaseDeps,
  membership: Membership,
): Promise<Result<{ readonly claimed: boolean }>> {
  const { offerType, purchasedOn } = membership.purchase;
  const { partnerId } = membership.partner;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const place = await deps.partners.readHeld(partnerId, heldAs(offerType));
    if (place?.value === membership.offerId) return accept({ claimed: false });
    const held = await whoHolds(deps, partnerId, place?.value, purchasedOn);
    if (held) {
      const others = await suggestions(deps, partnerId, offerType);
      return refuse(alreadyHeld(held, today(deps), others));
    }
    if (await deps.partners.claim(membership, heldAs(offerType), place?.etag ?? null)) {
      return accept({ claimed: true });
    }
  }
  throw new Busy(`${partnerId}: others keep buying ${offerType}`);
}

async function record(
  deps: PurchaseDeps,
  asked: Purchase,
  offerId: string,
  partner: Membership["partner"],
  { caller, requestId }: Origin,
): Promise<Answer> {
  const checked = checkPurchase(asked, today(deps), deps.rules);
  if (!checked.ok) return checked;
  const cause = { at: deps.clock.now().toISOString(), actor: caller.actor, requestId };
  const membership: Membership = { offerId, partner, purchase: asked, pack: checked.value, cause };
  const claimed = await claim(deps, membership);
  if (!claimed.ok) return claimed;
  if (claimed.value.claimed) {
    return afterWriting(async () => {
      await finishPurchase(deps, membership);
      return answered(deps, membership, false);
    });
  }
  // A twin of this very request was first.
  const first = await deps.partners.readMembership(partner.partnerId, offerId);
  return replayed(deps, first ?? membership, asked);
}

/**
 * Records the purchase of a membership offer (F23–F25, A19).
 *
 * The partner's place and the purchase are written first, together; the contract follows and is
 * made from them by whoever comes next, should this call be cut short. The same key and content
 * gives the same answer for ever.
 */
export const makePurchaseOffer =
  (deps: PurchaseDeps): UseCases["purchaseOffer"] =>
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
