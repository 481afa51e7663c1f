import type { IncidentRequest } from "../../domain/incident.ts";
import { heldAs, typesToSuggest } from "../../domain/offer-catalogue.ts";
import { payPerIncident } from "../../domain/pay-per-incident.ts";
import type { Product } from "../../domain/product.ts";
import type { Refusal, RefusalCode } from "../../domain/refusal.ts";
import { holdsOffer, offerState } from "../../domain/terms.ts";
import type { OfferType, Portal } from "../../domain/vocabulary.ts";
import { readContract, readOffers, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { accountPlans } from "./account-plans.ts";

type AdviceDeps = Pick<
  Deps,
  "accounts" | "catalogue" | "clock" | "contracts" | "partners" | "rules" | "schedule"
>;

/** Refusals of the request itself, for which another plan would be no help either. */
const aboutRequest: ReadonlySet<RefusalCode> = new Set(["IDEMPOTENCY_CONFLICT", "INVALID_REQUEST"]);

/** Refusals where buying would help (F22, F98, F100). */
const buyingHelps: ReadonlySet<RefusalCode> = new Set([
  "PLAN_EXPIRED",
  "BENEFIT_NOT_INCLUDED",
  "NO_INCIDENTS_REMAINING",
]);

async function offersToBuy(deps: AdviceDeps, request: IncidentRequest): Promise<OfferType[]> {
  const contract = await readContract(deps, request.planId);
  if (!contract) return [];
  const on = today(deps);
  const offers = await readOffers(deps, contract.partner.partnerId);
  const held = offers.filter((offer) => holdsOffer(offerState(offer, on)));
  const places = new Set(held.map(({ offerType }) => heldAs(offerType)));
  return typesToSuggest(request.kind, on, places, deps.rules);
}

/**
 * Adds to a refused consume what the caller can do instead (F22, F104, F168, F171): the account's
 * other plans for this product here, offers to buy, and whether pay-per-incident is to be had. The
 * service never switches plans by itself (A8).
 */
export async function withAdvice(
  deps: AdviceDeps,
  refusal: Refusal,
  request: IncidentRequest,
  portal: Portal,
  product: Product | undefined,
): Promise<Refusal> {
  if (aboutRequest.has(refusal.code)) return refusal;
  const found = { name: request.product, version: request.version, found: product };
  const context = { portal, today: today(deps), product: found };
  const [plans, offerSuggestions] = await Promise.all([
    accountPlans(deps, request.account, context),
    buyingHelps.has(refusal.code) ? offersToBuy(deps, request) : undefined,
  ]);
  const alternatives = plans.filter(
    ({ kind, planId, usableHere }) =>
      usableHere && (planId !== request.planId || kind !== request.kind),
  );
  return {
    ...refusal,
    alternatives,
    ...(offerSuggestions ? { offerSuggestions } : {}),
    ...(request.kind === "PartnerOnPremisesSupport"
      ? { payPerIncident: offered(deps, request, product) }
      : {}),
  };
}

const offered = (deps: AdviceDeps, request: IncidentRequest, product: Product | undefined) =>
  payPerIncident(
    { accountType: request.account.type, product, version: request.version, country: null },
    deps.rules,
  );
