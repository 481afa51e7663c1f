import type { Contract } from "../../domain/contract.ts";
import type { IncidentRequest } from "../../domain/incident.ts";
import { typesToSuggest } from "../../domain/offer-catalogue.ts";
import { withKnownNames } from "../../domain/nearest.ts";
import { remedyOfUsedUp } from "../../domain/none-remaining.ts";
import { payPerIncident } from "../../domain/pay-per-incident.ts";
import { benefitFor } from "../../domain/portal-fit.ts";
import type { Product } from "../../domain/product.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import type { OfferType, Portal } from "../../domain/vocabulary.ts";
import { readContract, readSlotsHeld, today } from "../contracts/read-contract.ts";
import type { RefusalView } from "../answer.ts";
import type { Deps } from "../deps.ts";
import { currentPlans, linkedContracts } from "./account-plans.ts";

type AdviceDeps = Pick<
  Deps,
  "accounts" | "catalogue" | "clock" | "contracts" | "partners" | "rules" | "schedule"
>;

/** Refusals of the request itself. Another plan would not help. */
const aboutRequest: ReadonlySet<RefusalCode> = new Set(["IDEMPOTENCY_CONFLICT", "INVALID_REQUEST"]);

/** Refusals where buying would help (F22, F98, F100). */
const buyingHelps: ReadonlySet<RefusalCode> = new Set([
  "PLAN_EXPIRED",
  "BENEFIT_NOT_INCLUDED",
  "NO_INCIDENTS_REMAINING",
]);

/** Offers with the benefit that the portal accepts for the product. */
async function offersToBuy(
  deps: AdviceDeps,
  contract: Contract | null,
  portal: Portal,
  request: IncidentRequest,
  product: Product | undefined,
): Promise<OfferType[]> {
  const kind = benefitFor(portal, { ...request, on: today(deps) }, product, deps.rules);
  if (!contract || !kind) return [];
  const held = await readSlotsHeld(deps, contract.partner.partnerId);
  return typesToSuggest(kind, today(deps), held, deps.rules);
}

/**
 * Adds to a refused consume what the caller can do instead (F22, F104, F168, F171): the account's
 * other plans for this product in this portal, offers to buy, and whether pay-per-incident is
 * available. The service never switches plans on its own (A8).
 */
export async function withAdvice(
  deps: AdviceDeps,
  refused: RefusalView,
  request: IncidentRequest,
  portal: Portal,
  product: Product | undefined,
): Promise<RefusalView> {
  if (aboutRequest.has(refused.code)) return refused;
  const refusal = withKnownNames(refused, request.product, product, deps.catalogue);
  // No plan can be used for an unknown product.
  if (refusal.reason === "UNKNOWN_PRODUCT") return { ...refusal, alternatives: [] };
  const found = { name: request.product, version: request.version, found: product };
  const context = { portal, today: today(deps), product: found };
  const [linked, contract] = await Promise.all([
    linkedContracts(deps, request.account),
    // Nothing may show of a plan that is not linked, not even that it exists.
    refusal.code === "PLAN_NOT_LINKED" ? null : readContract(deps, request.planId),
  ]);
  const alternatives = currentPlans(linked, context, deps.rules)
    .map(({ plan }) => plan)
    .filter(
      ({ kind, planId, usableHere }) =>
        usableHere && (planId !== request.planId || kind !== request.kind),
    );
  const offerSuggestions =
    refusal.remedy === "BUY_CLOUD_PLAN" ||
    (buyingHelps.has(refusal.code) && refusal.remedy !== "NO_PLAN_NEEDED")
      ? await offersToBuy(deps, contract, portal, request, product)
      : undefined;
  const paid =
    request.kind === "PartnerOnPremisesSupport"
      ? payPerIncidentFor(deps, request, product, contract)
      : null;
  const ways = { alternatives, offerSuggestions: offerSuggestions ?? [], payPerIncident: paid };
  return {
    ...refusal,
    ...(refusal.code === "NO_INCIDENTS_REMAINING" ? { remedy: remedyOfUsedUp(refusal, ways) } : {}),
    alternatives,
    ...(offerSuggestions ? { offerSuggestions } : {}),
    ...(paid ? { payPerIncident: paid } : {}),
  };
}

/** F183: uses the partner's country, if it is known. */
const payPerIncidentFor = (
  deps: AdviceDeps,
  { account, product: name, version }: IncidentRequest,
  product: Product | undefined,
  contract: Contract | null,
) =>
  payPerIncident(
    {
      ...{ accountType: account.type, product, name, version },
      on: today(deps),
      country: contract?.partner.country ?? null,
    },
    deps.rules,
  );
