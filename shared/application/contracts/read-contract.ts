import { slotOf } from "../../domain/offer-catalogue.ts";
import { openContract } from "../../domain/purchase.ts";
import type { Contract } from "../../domain/contract.ts";
import { dateIn } from "../../domain/plain-date.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Change } from "../../domain/change.ts";
import { sameId } from "../../domain/spelling.ts";
import { isUsableState, offerState, resolve } from "../../domain/terms.ts";
import type { Deps } from "../deps.ts";
import type { Membership } from "../ports/stores.ts";
import { factsOf } from "./partner-facts.ts";
import { dueAfterPurchase } from "./schedule-term.ts";

type ReadDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

export const today = ({ clock, rules }: Pick<Deps, "clock" | "rules">): PlainDate =>
  dateIn(clock.now(), rules.timeZone);

/** The contract that an accepted purchase opens. */
export const openedBy = (membership: Membership, rules: Deps["rules"]): Change =>
  openContract(membership, membership.cause, rules);

/**
 * Makes the contract of a recorded purchase unless it exists. The purchase is written first, so
 * after a crash between the two any request can finish it, any number of times. The contract gets
 * the partner's current facts: a later change of the partner finds the purchase and its contract.
 */
export async function finishPurchase(deps: ReadDeps, membership: Membership): Promise<void> {
  const stored = await deps.partners.read(membership.partner.partnerId);
  const partner = stored ? factsOf(stored.value) : membership.partner;
  const { contract, entries } = openedBy({ ...membership, partner }, deps.rules);
  await deps.schedule.addAll(dueAfterPurchase(deps, contract));
  await deps.contracts.commit({
    offerId: membership.offerId,
    commitId: `purchase-${membership.offerId}`,
    contract,
    expected: null,
    rows: [],
    entries,
  });
}

/** The contract resolved for today, whatever was stored last; null if there is none. */
export async function readContract(deps: ReadDeps, offerId: string): Promise<Contract | null> {
  const head = await deps.contracts.readHead(offerId);
  return head && resolve(head.contract, today(deps), deps.rules).contract;
}

/** The contract of a partner's offer, resolved for today. Finishes an interrupted purchase. */
export async function readOffer(
  deps: ReadDeps,
  partnerId: string,
  offerId: string,
): Promise<Contract | null> {
  const contract = await readContract(deps, offerId);
  if (contract) return sameId(contract.partner.partnerId, partnerId) ? contract : null;
  const membership = await deps.partners.readMembership(partnerId, offerId);
  if (!membership) return null;
  await finishPurchase(deps, membership);
  return readContract(deps, offerId);
}

/** The slots that the partner's offers hold today. A partner holds one offer of each type (A19). */
export async function readSlotsHeld(deps: ReadDeps, partnerId: string): Promise<Set<string>> {
  const on = today(deps);
  const offers = await readOffers(deps, partnerId);
  const held = offers.filter((offer) => isUsableState(offerState(offer, on)));
  return new Set(held.map(({ offerType }) => slotOf(offerType)));
}

/** All offers that a partner has bought, including ended ones, oldest first. */
export async function readOffers(deps: ReadDeps, partnerId: string): Promise<Contract[]> {
  const memberships = await deps.partners.listMemberships(partnerId);
  const contracts = await Promise.all(
    memberships.map(({ offerId }) => readOffer(deps, partnerId, offerId)),
  );
  return contracts
    .filter((contract) => contract !== null)
    .sort(
      (a, b) => a.purchasedOn.localeCompare(b.purchasedOn) || a.offerId.localeCompare(b.offerId),
    );
}
