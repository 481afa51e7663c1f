import type { Contract } from "../../domain/contract.ts";
import { slotOf, offerName, typesToSuggest } from "../../domain/offer-catalogue.ts";
import { accept, refuse } from "../../domain/result.ts";
import { isHeldOn, offerState } from "../../domain/terms.ts";
import { benefitKinds } from "../../domain/vocabulary.ts";
import type { OfferType } from "../../domain/vocabulary.ts";
import { readOffer, readSlotsHeld, today } from "../contracts/read-contract.ts";
import type { Answer, RefusalView } from "../answer.ts";
import type { Deps } from "../deps.ts";
import { afterWriting, OutcomeUnknown } from "../errors.ts";
import type { Membership } from "../ports/stores.ts";

export type PurchaseDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

/** How often a lost race for the partner's slot is retried before the caller must retry. */
const attemptsMax = 8;

/** Offer types that the partner does not hold and that include a benefit which `type` would have. */
async function suggestions(
  deps: PurchaseDeps,
  partnerId: string,
  type: OfferType,
): Promise<OfferType[]> {
  const on = today(deps);
  const held = await readSlotsHeld(deps, partnerId);
  const others = benefitKinds.flatMap((kind) =>
    typesToSuggest(kind, on, new Set([...held, slotOf(type)]), deps.rules),
  );
  return [...new Set(others)];
}

const alreadyHeld = (
  held: Contract,
  on: string,
  offerSuggestions: readonly OfferType[],
): RefusalView => ({
  code: "OFFER_ALREADY_HELD",
  detail: `The partner already holds ${offerName(held.offerType)}, until ${held.term.endDate}. A partner can hold one of each offer.`,
  offerSuggestions,
  // A19: in the window, what a buyer wants is the renewal.
  ...(offerState(held, on) === "InRenewalWindow"
    ? { hint: "RENEW_INSTEAD", remedy: "RENEW_OFFER" }
    : {}),
});

/** The contract that holds the slot, if it still does on the day of the purchase. */
async function slotHolder(
  deps: PurchaseDeps,
  partnerId: string,
  offerId: string | undefined,
  purchasedOn: string,
): Promise<Contract | null> {
  const held = offerId === undefined ? null : await readOffer(deps, partnerId, offerId);
  return held && isHeldOn(held, purchasedOn) ? held : null;
}

async function refusalOfHolder(
  deps: PurchaseDeps,
  { partner: { partnerId }, purchase: { offerType, purchasedOn } }: Membership,
  holderId: string | undefined,
): Promise<RefusalView | undefined> {
  const held = await slotHolder(deps, partnerId, holderId, purchasedOn);
  if (!held) return undefined;
  return alreadyHeld(held, today(deps), await suggestions(deps, partnerId, offerType));
}

/** The refusal if the partner holds an offer of this type already. Reserves nothing. */
export async function heldRefusal(
  deps: PurchaseDeps,
  membership: Membership,
): Promise<RefusalView | undefined> {
  const { offerId, partner, purchase } = membership;
  const slot = await deps.partners.readSlot(partner.partnerId, slotOf(purchase.offerType));
  return slot?.value === offerId ? undefined : refusalOfHolder(deps, membership, slot?.value);
}

/** `reserved` is false if this very request reserved the slot before. */
type Reserved = Answer<{ readonly reserved: boolean }>;

/** One attempt; undefined if another request, or a duplicate of this one, was faster. */
async function tryReserve(
  deps: PurchaseDeps,
  membership: Membership,
): Promise<Reserved | undefined> {
  const { offerType } = membership.purchase;
  const { partnerId } = membership.partner;
  const slot = await deps.partners.readSlot(partnerId, slotOf(offerType));
  if (slot?.value === membership.offerId) return accept({ reserved: false });
  const refusal = await refusalOfHolder(deps, membership, slot?.value);
  if (refusal) return refuse(refusal);
  const reserved = await deps.partners.reserveSlot(
    membership,
    slotOf(offerType),
    slot?.etag ?? null,
  );
  return reserved ? accept({ reserved }) : undefined;
}

/** Reserves the partner's one slot for this type of offer (F23, F24), or refuses if it is taken. */
export async function reserveSlot(deps: PurchaseDeps, membership: Membership): Promise<Reserved> {
  const first = await tryReserve(deps, membership);
  if (first) return first;
  // A duplicate of this request conflicts with it, so the purchase may have been written.
  return afterWriting(async () => {
    for (let attempt = 1; attempt < attemptsMax; attempt += 1) {
      const reserved = await tryReserve(deps, membership);
      if (reserved) return reserved;
    }
    throw new OutcomeUnknown(`${membership.partner.partnerId}: others keep buying the same`);
  });
}
