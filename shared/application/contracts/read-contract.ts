import { heldAs } from "../../domain/offer-catalogue.ts";
import { openContract } from "../../domain/purchase.ts";
import type { Contract } from "../../domain/contract.ts";
import { dateIn } from "../../domain/plain-date.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Change } from "../../domain/change.ts";
import { holdsOffer, offerState, resolve } from "../../domain/terms.ts";
import type { Deps } from "../deps.ts";
import type { Membership } from "../ports/stores.ts";
import { factsOf } from "./partner-facts.ts";
import { scheduleTerm } from "./schedule-term.ts";

type ReadDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

export const today = ({ clock, rules }: Pick<Deps, "clock" | "rules">): PlainDate =>
  dateIn(clock.now(), rules.timeZone);

/** The contract of an accepted purchase as it was opened. */
export const openedBy = (membership: Membership, rules: Deps["rules"]): Change =>
  openContract(
    membership.offerId,
    membership.partner,
    membership.purchase,
    membership.pack,
    membership.cause,
    rules,
  );

/**
 * Makes the contract of a recorded purchase, unless it is there: the purchase comes first, so a
 * crash between the two leaves something that anybody can finish, any number of times. Of the partner it
 * knows what stands now: who changes that later finds the purchase, and tells or makes its contract.
 */
export async function finishPurchase(deps: ReadDeps, membership: Membership): Promise<void> {
  const stored = await deps.partners.read(membership.partner.partnerId);
  const partner = stored ? factsOf(stored.value) : membership.partner;
  const { contract, entries } = openedBy({ ...membership, partner }, deps.rules);
  await scheduleTerm(deps, contract);
  await deps.contracts.commit({
    offerId: membership.offerId,
    commitId: `purchase-${membership.offerId}`,
    contract,
    expected: null,
    rows: [],
    entries,
  });
}

/** The contract as it stands today, whatever has been written of it; null where there is none. */
export async function readContract(deps: ReadDeps, offerId: string): Promise<Contract | null> {
  const head = await deps.contracts.readHead(offerId);
  return head && resolve(head.contract, today(deps), deps.rules).contract;
}

/** The same for an offer of a partner; finishes a purchase that was cut short. */
export async function readOffer(
  deps: ReadDeps,
  partnerId: string,
  offerId: string,
): Promise<Contract | null> {
  const found = await readContract(deps, offerId);
  if (found) return found.partner.partnerId === partnerId ? found : null;
  const membership = await deps.partners.readMembership(partnerId, offerId);
  if (!membership) return null;
  await finishPurchase(deps, membership);
  return readContract(deps, offerId);
}

/** The places that the partner's offers take today: it holds one of each (A19). */
export async function readSlotsHeld(deps: ReadDeps, partnerId: string): Promise<Set<string>> {
  const on = today(deps);
  const offers = await readOffers(deps, partnerId);
  const held = offers.filter((offer) => holdsOffer(offerState(offer, on)));
  return new Set(held.map(({ offerType }) => heldAs(offerType)));
}

/** All offers that a partner has bought, ended ones too, oldest first. */
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
