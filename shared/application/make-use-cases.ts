import { makeCheckEligibility } from "./catalogue/check-eligibility.ts";
import { makeCancelOffer } from "./commerce/cancel-offer.ts";
import { makeGetOffer } from "./commerce/get-offer.ts";
import { makeListOffers } from "./commerce/list-offers.ts";
import { makePurchaseOffer } from "./commerce/purchase-offer.ts";
import { makePutPartner } from "./commerce/put-partner.ts";
import { makeRenewOffer } from "./commerce/renew-offer.ts";
import type { Deps } from "./deps.ts";
import { makeClockCases } from "./operations/clock.ts";
import { makeCreateDistribution } from "./partner/create-distribution.ts";
import { makeForecast } from "./partner/forecast.ts";
import { makeGetActivation } from "./partner/get-activation.ts";
import { makeGetDistribution } from "./partner/get-distribution.ts";
import { makeListBenefits } from "./partner/list-benefits.ts";
import { makeListDistributions } from "./partner/list-distributions.ts";
import { makeReadCredentials } from "./partner/read-credentials.ts";
import { makeReadStatement } from "./partner/read-statement.ts";
import { makeReadUsage } from "./partner/read-usage.ts";
import { makeRequestActivation } from "./partner/request-activation.ts";
import { makeRequestConsultation } from "./partner/request-consultation.ts";
import type { MovableClock } from "./ports/movable-clock.ts";
import { makeLinkPlan } from "./portals/link-plan.ts";
import { makeListIncidents } from "./portals/list-incidents.ts";
import { makeListPlans } from "./portals/list-plans.ts";
import { makeOpenIncident, makeTryIncident } from "./portals/open-incident.ts";
import { makeCloseIncident } from "./portals/close-incident.ts";
import { makeDecideRefund } from "./portals/decide-refund.ts";
import { makeGetIncident } from "./portals/get-incident.ts";
import type { UseCases } from "./use-cases.ts";

type OperationCases = Pick<
  UseCases,
  "startSweep" | "getSweep" | "listSweeps" | "startReconciliation" | "getReconciliation"
>;

/** All use cases on one set of dependencies. */
export const makeUseCases = (
  deps: Deps,
  clock: MovableClock,
  allowTimeTravel: boolean,
  operations: OperationCases,
): UseCases => ({
  putPartner: makePutPartner(deps),
  purchaseOffer: makePurchaseOffer(deps),
  renewOffer: makeRenewOffer(deps),
  cancelOffer: makeCancelOffer(deps),
  listOffers: makeListOffers(deps),
  getOffer: makeGetOffer(deps),
  listBenefits: makeListBenefits(deps),
  requestActivation: makeRequestActivation(deps),
  getActivation: makeGetActivation(deps),
  readCredentials: makeReadCredentials(deps),
  createDistribution: makeCreateDistribution(deps),
  listDistributions: makeListDistributions(deps),
  getDistribution: makeGetDistribution(deps),
  readStatement: makeReadStatement(deps),
  forecast: makeForecast(deps),
  readUsage: makeReadUsage(deps),
  requestConsultation: makeRequestConsultation(deps),
  linkPlan: makeLinkPlan(deps),
  listPlans: makeListPlans(deps),
  openIncident: makeOpenIncident(deps),
  tryIncident: makeTryIncident(deps),
  getIncident: makeGetIncident(deps),
  listIncidents: makeListIncidents(deps),
  closeIncident: makeCloseIncident(deps),
  decideRefund: makeDecideRefund(deps),
  checkEligibility: makeCheckEligibility(deps),
  ...operations,
  ...makeClockCases(clock, allowTimeTravel),
});
