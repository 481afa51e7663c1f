import { checkHistory, withHistory } from "./history.ts";
import type { History } from "./present-term.ts";
import type { Change } from "./change.ts";
import type { Contract, PartnerFacts, SealedCredentials } from "./contract.ts";
import type { Cause } from "./ledger.ts";
import { firstChain } from "./ledger.ts";
import { parsePlanName } from "./names.ts";
import type { Pack } from "./offer-catalogue.ts";
import { grantsFor, isLegacy, isRetired, offerName, retirement } from "./offer-catalogue.ts";
import { latestDateOnEarth } from "./plain-date.ts";
import type { PlainDate } from "./plain-date.ts";
import { invalid } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { Rules } from "./rules.ts";
import { grantTerm, termOf } from "./terms.ts";
import type { OfferType } from "./vocabulary.ts";

export interface Purchase {
  readonly offerType: OfferType;
  readonly purchasedOn: PlainDate;
  /** An imported old plan name (F14, F16, A18). */
  readonly planName?: string | undefined;
  /** A50: what happened to an imported offer in another system, without its IDs. */
  readonly history?: History | undefined;
}

/**
 * A18: reads the plan name of an imported record. It must name a plan that the offer can contain.
 */
function readPack(purchase: Purchase, rules: Rules): Result<Pack | null> {
  if (purchase.planName === undefined) return accept(null);
  const pack = parsePlanName(purchase.planName);
  if (!pack) {
    const example = '"Partner Signature 5pack" or "Partner Cloud Support 50"';
    return refuse(invalid("planName", `must be the name of a support plan, such as ${example}.`));
  }
  const { offerType, purchasedOn } = purchase;
  const grant = grantsFor(offerType, purchasedOn, null, rules).find(
    ({ kind }) => kind === pack.kind,
  );
  if (!grant) {
    return refuse(
      invalid("planName", `must name a benefit that ${offerName(offerType)} includes.`),
    );
  }
  // Only legacy packs had different sizes. Another size in a current offer is an import mistake.
  if (!isLegacy(offerType) && pack.quantity !== null && pack.quantity !== grant.granted) {
    const included = grant.granted === null ? "unlimited" : String(grant.granted);
    return refuse(
      invalid("planName", `must have the quantity that the offer includes, ${included}.`),
    );
  }
  return accept(pack);
}

/**
 * Checks a purchase without the partner's other offers. Returns the imported pack, if it has one.
 *
 * A43: the purchase may be dated on any day that has begun somewhere on Earth, because the purchase
 * system has its own time zone. `now` is when the purchase is recorded.
 */
export function checkPurchase(
  purchase: Purchase,
  hasCredentials: boolean,
  now: Date,
  rules: Rules,
): Result<Pack | null> {
  const { offerType, purchasedOn } = purchase;
  const latest = latestDateOnEarth(now);
  if (purchasedOn > latest) {
    return refuse(invalid("purchasedOn", `must not be after ${latest}, today's date in UTC+14.`));
  }
  if (isRetired(offerType, purchasedOn, rules)) {
    return refuse({
      code: "OFFER_RETIRED",
      detail: `${retirement(offerType, "bought", rules)}. Buy a different offer.`,
    });
  }
  const pack = readPack(purchase, rules);
  if (!pack.ok || !purchase.history) return pack;
  const imported = { offerType, purchasedOn, history: purchase.history, pack: pack.value };
  const history = checkHistory(imported, hasCredentials, now, rules);
  return history.ok ? pack : history;
}

/** A recorded purchase: what its contract is made of. */
export interface Order {
  readonly offerId: string;
  readonly partner: PartnerFacts;
  readonly purchase: Purchase;
  readonly pack: Pack | null;
  /** The pair that was imported with the purchase. */
  readonly credentials: SealedCredentials | null;
}

/**
 * F3: the contract of a purchase. Its first term is open and its lines are not activated yet. An
 * imported offer is in its present term (A50).
 */
export function openContract(
  { credentials, offerId, pack, partner, purchase }: Order,
  cause: Cause,
  rules: Rules,
): Change {
  const { offerType, purchasedOn } = purchase;
  const contract: Contract = {
    offerId,
    offerType,
    partner,
    purchasedOn,
    pack,
    term: termOf(purchasedOn, 1, { openedBy: "Purchase", decidingDate: purchasedOn }, rules),
    renewal: null,
    lines: [],
    credentialVersion: 0,
    latestCredentialVersion: 0,
    credentials: null,
    replacements: { inTerm: 0, latestId: null },
    unlinks: 0,
    cancelledOn: null,
    ended: false,
    chain: firstChain(offerId),
    opening: null,
    takenBack: null,
    slotClaims: 0,
  };
  if (purchase.history) {
    return withHistory(contract, purchase.history, credentials, cause, rules);
  }
  return grantTerm(contract, () => ({ state: "NotActivated" }), cause, rules);
}
