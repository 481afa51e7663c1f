import type { Contract } from "../../domain/contract.ts";
import { alreadyHeld } from "../../domain/held.ts";
import { slotOf, typesToSuggest } from "../../domain/offer-catalogue.ts";
import { accept, refuse } from "../../domain/result.ts";
import { benefitKinds } from "../../domain/vocabulary.ts";
import type { OfferType } from "../../domain/vocabulary.ts";
import { readSlotsHeld, today } from "../contracts/read-contract.ts";
import type { Answer, RefusalView } from "../answer.ts";
import type { Membership } from "../ports/stores.ts";
import { claimSlot, holderOn, readSlot, untilFirst } from "./slot.ts";
import type { SlotDeps } from "./slot.ts";

/** Offer types that the partner does not hold and that include a benefit which `type` would have. */
async function suggestions(
  deps: SlotDeps,
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

const refusalBy = async (
  deps: SlotDeps,
  { partner: { partnerId }, purchase: { offerType, purchasedOn } }: Membership,
  held: Contract,
): Promise<RefusalView> => ({
  ...alreadyHeld(held, purchasedOn, today(deps), deps.rules),
  offerSuggestions: await suggestions(deps, partnerId, offerType),
});

const slotFor = (deps: SlotDeps, { partner, purchase }: Membership) =>
  readSlot(deps, partner.partnerId, purchase.offerType);

/** The refusal if the partner holds an offer of this type already. Reserves nothing. */
export async function heldRefusal(
  deps: SlotDeps,
  membership: Membership,
): Promise<RefusalView | undefined> {
  const slot = await slotFor(deps, membership);
  if (slot.holderId === membership.offerId) return undefined;
  const held = await holderOn(deps, slot, membership.purchase.purchasedOn);
  return held ? refusalBy(deps, membership, held) : undefined;
}

/** `reserved` is false if this very request reserved the slot before. */
type Reserved = Answer<{ readonly reserved: boolean }>;

/**
 * Reserves the partner's one slot for this type of offer and records the purchase (F23, F24), or
 * refuses if the slot is taken.
 */
export const reserveSlot = (deps: SlotDeps, membership: Membership): Promise<Reserved> =>
  untilFirst<Reserved>(membership.partner.partnerId, async () => {
    const slot = await slotFor(deps, membership);
    if (slot.holderId === membership.offerId) return accept({ reserved: false });
    const held = await claimSlot(deps, slot, membership.purchase.purchasedOn);
    if (held) return refuse(await refusalBy(deps, membership, held));
    const reserved = await deps.partners.reserveSlot(membership, slot.name, slot.etag);
    return reserved ? accept({ reserved }) : undefined;
  });
