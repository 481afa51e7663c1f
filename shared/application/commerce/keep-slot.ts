import type { Contract } from "../../domain/contract.ts";
import { refuse } from "../../domain/result.ts";
import type { Answer, RefusalView } from "../answer.ts";
import type { Command } from "../commit/command.ts";
import { today } from "../contracts/read-contract.ts";
import { claimSlot, readSlot, untilFirst } from "./slot.ts";
import type { Slot, SlotDeps } from "./slot.ts";

/** The partner's slot as a command finds it, and how many claims to it can no longer succeed. */
export interface SlotState extends Slot {
  readonly outrun: number;
}

/** The command's offer must have the slot first. `claims` are those that were made until now. */
export interface SlotNeeded {
  readonly claims: number;
}

/** What must happen before the contract may be open again; undefined if it certainly has the slot. */
export const slotNeeded = (
  { offerId, slotClaims: claims }: Contract,
  { holderId, outrun }: SlotState,
): SlotNeeded | undefined => (holderId === offerId && claims === outrun ? undefined : { claims });

/** A19, A38: an offer that the partner has bought again is not opened again beside the new one. */
const boughtAgain: RefusalView = {
  code: "OFFER_ALREADY_HELD",
  detail: "The partner has bought the offer again since it expired. Renew the new offer instead.",
};

/**
 * Brings the slot back to the offer, or only changes its etag: purchases that claimed it before can no
 * longer take it. Null if another request was faster.
 */
async function takeSlot(
  deps: SlotDeps,
  slot: Slot,
  offerId: string,
): Promise<"taken" | RefusalView | null> {
  const { etag, holderId, name, partnerId } = slot;
  const held = holderId === offerId ? null : await claimSlot(deps, slot, today(deps));
  if (held) return boughtAgain;
  return (await deps.partners.moveSlot(partnerId, name, offerId, etag)) ? "taken" : null;
}

/**
 * Submits a command that may open an expired offer again. The slot and the contract are in different
 * partitions. So the command asks for the slot if others have claimed it, and is submitted again.
 */
export function inSlot<Answered extends Answer<unknown>>(
  deps: SlotDeps,
  { offerId, offerType, partner: { partnerId } }: Contract,
  commandFor: (slot: SlotState) => Command<Answered | SlotNeeded>,
): Promise<Answered | Answer<never>> {
  let outrun = 0;
  return untilFirst<Answered | Answer<never>>(partnerId, async () => {
    const slot = await readSlot(deps, partnerId, offerType);
    const answered = await deps.committer.submit(offerId, commandFor({ ...slot, outrun }));
    if (!("claims" in answered)) return answered;
    const taken = await takeSlot(deps, slot, offerId);
    if (taken === "taken") outrun = answered.claims;
    return taken === "taken" || taken === null ? undefined : refuse(taken);
  });
}
