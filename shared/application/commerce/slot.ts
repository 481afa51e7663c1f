import { unchanged } from "../../domain/change.ts";
import type { Contract } from "../../domain/contract.ts";
import { slotOf } from "../../domain/offer-catalogue.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { isHeldOn } from "../../domain/terms.ts";
import type { OfferType } from "../../domain/vocabulary.ts";
import type { Command } from "../commit/command.ts";
import { answer } from "../commit/command.ts";
import { readOffer } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { afterWriting, OutcomeUnknown } from "../errors.ts";

export type SlotDeps = Pick<
  Deps,
  "clock" | "committer" | "contracts" | "partners" | "rules" | "schedule"
>;

/** The partner's slot for one type of offer, as it was read (A19). */
export interface Slot {
  readonly partnerId: string;
  readonly name: string;
  /** The offer that has it; null if it was never taken. */
  readonly holderId: string | null;
  readonly etag: string | null;
}

export async function readSlot(
  { partners }: Pick<Deps, "partners">,
  partnerId: string,
  type: OfferType,
): Promise<Slot> {
  const name = slotOf(type);
  const stored = await partners.readSlot(partnerId, name);
  return { partnerId, name, holderId: stored?.value ?? null, etag: stored?.etag ?? null };
}

/** The offer that has the slot, if the partner holds it on `date`. */
export async function holderOn(
  deps: Omit<SlotDeps, "committer">,
  { holderId, partnerId }: Slot,
  date: PlainDate,
): Promise<Contract | null> {
  const holder = holderId === null ? null : await readOffer(deps, partnerId, holderId);
  return holder && isHeldOn(holder, date) ? holder : null;
}

const claimCommand = (date: PlainDate): Command<Contract | null> => ({
  prefetch: [],
  whenMissing: () => null,
  decide: ({ contract }) => {
    if (isHeldOn(contract, date)) return answer(contract);
    const claimed = { ...contract, slotClaims: contract.slotClaims + 1 };
    return { kind: "write", change: unchanged(claimed), rows: [], answer: null };
  },
});

/**
 * Claims the slot from the offer that has it, as that offer's renewal could be told late (A38).
 * Returns the offer if the partner holds it on `date`. After null, the slot may be taken as long as
 * its etag is the one that was read: a renewal in between changes the etag.
 */
export async function claimSlot(
  deps: SlotDeps,
  slot: Slot,
  date: PlainDate,
): Promise<Contract | null> {
  const holder = await holderOn(deps, slot, date);
  if (holder || slot.holderId === null) return holder;
  return deps.committer.submit(slot.holderId, claimCommand(date));
}

/** How often a lost race for the slot is run again before the caller must retry. */
const attemptsMax = 8;

/** Runs attempts until one is not outrun by another request. An attempt returns undefined if it was. */
export async function untilFirst<Value>(
  partnerId: string,
  attempt: () => Promise<Value | undefined>,
): Promise<Value> {
  const first = await attempt();
  if (first !== undefined) return first;
  // A duplicate of this request conflicts with it, so its change may have been written.
  return afterWriting(async () => {
    for (let count = 1; count < attemptsMax; count += 1) {
      const found = await attempt();
      if (found !== undefined) return found;
    }
    throw new OutcomeUnknown(`${partnerId}: others keep buying the same`);
  });
}
