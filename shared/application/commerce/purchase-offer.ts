import type { Answer } from "../answer.ts";
import { offerOf } from "../../domain/benefit.ts";
import type { History } from "../../domain/present-term.ts";
import { dateIn } from "../../domain/plain-date.ts";
import { checkPurchase } from "../../domain/purchase.ts";
import type { Purchase } from "../../domain/purchase.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Origin } from "../caller.ts";
import { accessPartnerOrCommerce } from "../contracts/partner-access.ts";
import { factsOf } from "../contracts/partner-facts.ts";
import { finishPurchase, openedBy, readOffer, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { differingFields, idempotencyConflict } from "../idempotency.ts";
import { offerIdsFor } from "../ids.ts";
import { afterWriting } from "../errors.ts";
import type { Membership } from "../ports/stores.ts";
import type { CredentialPair } from "../ports/vault.ts";
import { claimCredentials } from "./claim-credentials.ts";
import { heldRefusal, reserveSlot } from "./reserve-slot.ts";
import type { SlotDeps } from "./slot.ts";
import type { Offer } from "../../domain/benefit.ts";
import type { Keyed, Replayable } from "../idempotency.ts";

type RecordDeps = SlotDeps & Pick<Deps, "credentials" | "telemetry" | "vault">;
type Purchased = Answer<Replayable<Offer>>;

/** The answer to an accepted purchase: the offer as it was opened, with its current benefits. */
async function answerOf(
  deps: SlotDeps,
  membership: Membership,
  replayed: boolean,
): Promise<Purchased> {
  const { offerId, partner } = membership;
  const current = await readOffer(deps, partner.partnerId, offerId);
  const opened = openedBy(membership, deps.rules).contract;
  const boughtOn = dateIn(new Date(membership.cause.at), deps.rules.timeZone);
  const offer = offerOf(opened, boughtOn, false);
  const benefits = current ? offerOf(current, today(deps), false).benefits : offer.benefits;
  return accept({ value: { ...offer, benefits }, replayed });
}

/** A purchase as it was asked for, with the pair of an import. */
interface Request {
  readonly purchase: Purchase;
  readonly pair: CredentialPair | undefined;
}

/** The fields of the imported pair that differ from the recorded ones. */
function differingIds(
  { vault }: RecordDeps,
  { credentials, offerId }: Membership,
  pair: CredentialPair | undefined,
): string[] {
  if (!credentials || !pair) {
    return Boolean(credentials) === Boolean(pair) ? [] : ["history.credentials"];
  }
  const recorded = vault.open(offerId, credentials);
  const isSame = vault.accessIdHash(recorded.accessId) === vault.accessIdHash(pair.accessId);
  return [
    ...(isSame ? [] : ["history.credentials.accessId"]),
    ...(vault.matches(offerId, credentials, pair.contractId)
      ? []
      : ["history.credentials.contractId"]),
  ];
}

async function replay(
  deps: RecordDeps,
  membership: Membership,
  { pair, purchase }: Request,
): Promise<Purchased> {
  const differing = [
    ...differingFields(membership.purchase, purchase),
    ...differingIds(deps, membership, pair),
  ];
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  return answerOf(deps, membership, true);
}

/** Claims the Access ID of an import. A partner that holds the offer already is refused first. */
async function withClaim(
  deps: RecordDeps,
  membership: Membership,
  pair: CredentialPair | undefined,
): Promise<Answer<Membership>> {
  if (!pair) return accept(membership);
  const held = await heldRefusal(deps, membership);
  if (held) return refuse(held);
  const claimed = await claimCredentials(deps, membership.offerId, pair);
  return claimed.ok ? accept({ ...membership, credentials: claimed.value }) : claimed;
}

async function record(
  deps: RecordDeps,
  request: Request,
  offerId: string,
  partner: Membership["partner"],
  { caller, requestId }: Origin,
): Promise<Purchased> {
  const { pair, purchase } = request;
  const now = deps.clock.now();
  const checked = checkPurchase(purchase, pair !== undefined, now, deps.rules);
  if (!checked.ok) return checked;
  const cause = { at: now.toISOString(), actor: caller.actor, requestId };
  const order = { offerId, partner, purchase, pack: checked.value, credentials: null, cause };
  const claimed = await withClaim(deps, order, pair);
  if (!claimed.ok) return claimed;
  const membership = claimed.value;
  const reserved = await reserveSlot(deps, membership);
  if (!reserved.ok) return reserved;
  return afterWriting(async () => {
    if (reserved.value.reserved) {
      await finishPurchase(deps, membership);
      deps.telemetry.event("OfferPurchased", { offerId, offerType: purchase.offerType });
      return answerOf(deps, membership, false);
    }
    // The same request was sent twice, and the other one came first.
    const first = await deps.partners.readMembership(partner.partnerId, offerId);
    return replay(deps, first ?? membership, request);
  });
}

/** The input of a purchase. An import adds the history of the offer, with its pair of IDs (A50). */
export interface PurchaseInput extends Omit<Purchase, "history">, Keyed {
  readonly partnerId: string;
  readonly history?: (History & { readonly credentials?: CredentialPair | undefined }) | undefined;
}

const withoutIds = ({ activated, renewals, used }: History): History => ({
  renewals,
  used,
  activated,
});

function requestOf({ history, offerType, planName, purchasedOn }: PurchaseInput): Request {
  return {
    pair: history?.credentials,
    purchase: {
      offerType,
      purchasedOn,
      ...(planName === undefined ? {} : { planName }),
      ...(history === undefined ? {} : { history: withoutIds(history) }),
    },
  };
}

/**
 * Records the purchase of a membership offer (F23–F25, A19), also with the history of an imported
 * one (A50).
 *
 * One transaction reserves the partner's slot and records the purchase; the contract follows. If
 * this call is interrupted in between, the next request makes the contract from the purchase. The
 * same key and content always return the same answer.
 */
export const makePurchaseOffer =
  (deps: RecordDeps) =>
  async (input: PurchaseInput, origin: Origin): Promise<Answer<Replayable<Offer>>> => {
    const { idempotencyKey, partnerId } = input;
    const partner = await accessPartnerOrCommerce(deps, partnerId, origin.caller);
    if (!partner.ok) return partner;
    const request = requestOf(input);
    const offerIds = offerIdsFor(origin.caller.client, partnerId, idempotencyKey);
    const found = await Promise.all(
      offerIds.map((id) => deps.partners.readMembership(partnerId, id)),
    );
    const membership = found.find((each) => each !== null);
    return membership
      ? replay(deps, membership, request)
      : record(deps, request, offerIds[0], factsOf(partner.value), origin);
  };
