import { slotOf } from "../../domain/offer-catalogue.ts";
import { openContract } from "../../domain/purchase.ts";
import type { Contract } from "../../domain/contract.ts";
import { dateIn } from "../../domain/plain-date.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Change } from "../../domain/change.ts";
import { sameId } from "../../domain/spelling.ts";
import { isUsableState, offerState, resolve } from "../../domain/terms.ts";
import type { Deps } from "../deps.ts";
import { ContractMissing } from "../errors.ts";
import { isSealedOffer } from "../ids.ts";
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

/** How long after a purchase its contract may still have to be made. */
const purchaseMs = 10 * 60_000;

/**
 * Whether a purchase without a contract can be an interrupted one. After its own minutes, the
 * contract is gone, and is not made anew: it would have a full balance. An offer from before MACs has
 * a purchase whose time somebody could have changed.
 */
export const canFinish = (
  { clock }: Pick<Deps, "clock">,
  { cause, offerId }: Pick<Membership, "cause" | "offerId">,
): boolean => isSealedOffer(offerId) && clock.now().getTime() - Date.parse(cause.at) <= purchaseMs;

/** The contract resolved for today, whatever was stored last; null if there is none. */
export async function readContract(deps: ReadDeps, offerId: string): Promise<Contract | null> {
  const head = await deps.contracts.readHead(offerId);
  return head && resolve(head.contract, today(deps), deps.rules).contract;
}

/**
 * The contract of a partner's offer, resolved for today. Finishes an interrupted purchase. Throws
 * `ContractMissing` if the contract is gone.
 */
export async function readOffer(
  deps: ReadDeps,
  partnerId: string,
  offerId: string,
): Promise<Contract | null> {
  const contract = await readContract(deps, offerId);
  if (contract) return sameId(contract.partner.partnerId, partnerId) ? contract : null;
  const membership = await deps.partners.readMembership(partnerId, offerId);
  if (!membership) return null;
  if (!canFinish(deps, membership)) throw new ContractMissing(offerId);
  await finishPurchase(deps, membership);
  return readContract(deps, offerId);
}

/** Null for a contract that is gone. */
function nullIfMissing(error: unknown): null {
  if (error instanceof ContractMissing) return null;
  throw error;
}

/**
 * The slots that the partner's offers hold today. A partner holds one offer of each type (A19). A
 * contract that is gone holds none.
 */
export async function readSlotsHeld(deps: ReadDeps, partnerId: string): Promise<Set<string>> {
  const on = today(deps);
  const memberships = await deps.partners.listMemberships(partnerId);
  const offers = await Promise.all(
    memberships.map(({ offerId }) => readOffer(deps, partnerId, offerId).catch(nullIfMissing)),
  );
  const held = offers.filter((offer) => offer && isUsableState(offerState(offer, on)));
  return new Set(held.flatMap((offer) => (offer ? [slotOf(offer.offerType)] : [])));
}

/**
 * All offers that a partner has bought, including ended ones, oldest first. Throws `ContractMissing`
 * if one is gone.
 */
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
