import type { Contract } from "../../domain/contract.ts";
import { heldAs, offerName, typesToSuggest } from "../../domain/offer-catalogue.ts";
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

/** How often a lost race for the partner's one place is run again before the caller comes back. */
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
    typesToSuggest(kind, on, new Set([...held, heldAs(type)]), deps.rules),
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

/** The contract that has the place, if it still counts on the day of the purchase. */
async function slotHolder(
  deps: PurchaseDeps,
  partnerId: string,
  offerId: string | undefined,
  purchasedOn: string,
): Promise<Contract | null> {
  const held = offerId === undefined ? null : await readOffer(deps, partnerId, offerId);
  return held && isHeldOn(held, purchasedOn) ? held : null;
}

type Reserved = Answer<{ readonly claimed: boolean }>;

/** One attempt; undefined when somebody else was faster, or this very request doubled. */
async function tryReserve(
  deps: PurchaseDeps,
  membership: Membership,
): Promise<Reserved | undefined> {
  const { offerType, purchasedOn } = membership.purchase;
  const { partnerId } = membership.partner;
  const place = await deps.partners.readSlot(partnerId, heldAs(offerType));
  if (place?.value === membership.offerId) return accept({ claimed: false });
  const held = await slotHolder(deps, partnerId, place?.value, purchasedOn);
  if (held) {
    const others = await suggestions(deps, partnerId, offerType);
    return refuse(alreadyHeld(held, today(deps), others));
  }
  const claimed = await deps.partners.reserveSlot(
    membership,
    heldAs(offerType),
    place?.etag ?? null,
  );
  return claimed ? accept({ claimed }) : undefined;
}

/** Takes the partner's one place for this kind of offer (F23, F24), or says who has it. */
export async function reserveSlot(deps: PurchaseDeps, membership: Membership): Promise<Reserved> {
  const first = await tryReserve(deps, membership);
  if (first) return first;
  // A request that the network doubles conflicts with itself, so that it may have been written.
  return afterWriting(async () => {
    for (let attempt = 1; attempt < attemptsMax; attempt += 1) {
      const claimed = await tryReserve(deps, membership);
      if (claimed) return claimed;
    }
    throw new OutcomeUnknown(`${membership.partner.partnerId}: others keep buying the same`);
  });
}
