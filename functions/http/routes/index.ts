import type { UseCases } from "../../../shared/application/use-cases.ts";
import type { ProductCatalogue } from "../../../shared/domain/product.ts";
import type { Rules } from "../../../shared/domain/rules.ts";
import type { Route } from "../route.ts";
import type { HealthView } from "../schemas/operations.ts";
import { getDocsFile } from "./about/get-docs-file.ts";
import { getDocs } from "./about/get-docs.ts";
import { getHealth } from "./about/get-health.ts";
import { getOpenApi } from "./about/get-openapi.ts";
import { getProblem } from "./about/get-problem.ts";
import { getEligibility } from "./catalogue/get-eligibility.ts";
import { getCatalogueOffers } from "./catalogue/get-offers.ts";
import { getCatalogueProducts } from "./catalogue/get-products.ts";
import { deleteClock } from "./operations/delete-clock.ts";
import { getClock } from "./operations/get-clock.ts";
import { getReconciliation } from "./operations/get-reconciliation.ts";
import { getSweep } from "./operations/get-sweep.ts";
import { getSweeps } from "./operations/get-sweeps.ts";
import { postReconciliation } from "./operations/post-reconciliation.ts";
import { postSweep } from "./operations/post-sweep.ts";
import { putClock } from "./operations/put-clock.ts";
import { getOffer } from "./offers/get-offer.ts";
import { getOffers } from "./offers/get-offers.ts";
import { postCancellation } from "./offers/post-cancellation.ts";
import { postOffer } from "./offers/post-offer.ts";
import { postRenewal } from "./offers/post-renewal.ts";
import { putPartner } from "./offers/put-partner.ts";
import { getActivation } from "./people/get-activation.ts";
import { getBenefits } from "./people/get-benefits.ts";
import { getCredentials } from "./people/get-credentials.ts";
import { getDistribution } from "./people/get-distribution.ts";
import { getDistributions } from "./people/get-distributions.ts";
import { getForecast } from "./people/get-forecast.ts";
import { getStatement } from "./people/get-statement.ts";
import { getUsage } from "./people/get-usage.ts";
import { postActivation } from "./people/post-activation.ts";
import { postConsultation } from "./people/post-consultation.ts";
import { postDistribution } from "./people/post-distribution.ts";
import { getIncident } from "./portals/get-incident.ts";
import { getIncidents } from "./portals/get-incidents.ts";
import { getPlans } from "./portals/get-plans.ts";
import { postClosure } from "./portals/post-closure.ts";
import { postIncident } from "./portals/post-incident.ts";
import { postPlanLink } from "./portals/post-plan-link.ts";
import { postRefund } from "./portals/post-refund.ts";

const commerce = [putPartner, postOffer, postRenewal, postCancellation, getOffers, getOffer];

const people = [
  getBenefits,
  postActivation,
  getActivation,
  getCredentials,
  postDistribution,
  getDistributions,
  getDistribution,
  getStatement,
  getForecast,
  getUsage,
  postConsultation,
];

const portals = [
  postPlanLink,
  getPlans,
  postIncident,
  getIncident,
  getIncidents,
  postClosure,
  postRefund,
];

const operations = [
  postSweep,
  getSweeps,
  getSweep,
  postReconciliation,
  getReconciliation,
  getClock,
  putClock,
  deleteClock,
];

/** What routes show that no use case is asked for. */
export interface Extras {
  readonly health: () => Promise<HealthView>;
  readonly products: ProductCatalogue;
  readonly rules: Rules;
  /** The version of the service, as health and the documentation name it. */
  readonly version: string;
  /** Where the build has put the files that `docsFiles` names. */
  readonly docsDirectory: string;
}

/** Every HTTP route of the service. */
export function makeRoutes(useCases: UseCases, extras: Extras): readonly Route[] {
  const routes: readonly Route[] = [
    ...[...commerce, ...people, ...portals, ...operations].map((make) => make(useCases)),
    getCatalogueOffers(extras.rules),
    getCatalogueProducts(extras.products),
    getEligibility(useCases),
    getHealth(extras.health),
    getProblem(),
    getOpenApi(() => routes, extras.version),
    getDocs(),
    getDocsFile(extras.docsDirectory),
  ];
  return routes;
}
