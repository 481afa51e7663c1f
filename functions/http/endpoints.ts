import type { Operation } from "./access.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** A path is without the `api` prefix, as Azure takes it. */
export type Endpoint = readonly [method: Method, path: string];

/** Where each operation is called: all that the host needs to know before the first call. */
export const endpoints: Readonly<Record<Operation, Endpoint>> = {
  putPartner: ["PUT", "partners/{partnerId}"],
  purchaseOffer: ["POST", "partners/{partnerId}/offers"],
  renewOffer: ["POST", "partners/{partnerId}/offers/{offerId}/renewals"],
  cancelOffer: ["POST", "partners/{partnerId}/offers/{offerId}/cancellation"],
  listOffers: ["GET", "partners/{partnerId}/offers"],
  getOffer: ["GET", "partners/{partnerId}/offers/{offerId}"],

  listBenefits: ["GET", "partners/{partnerId}/benefits"],
  requestActivation: ["POST", "partners/{partnerId}/offers/{offerId}/benefits/{kind}/activation"],
  getActivation: ["GET", "partners/{partnerId}/offers/{offerId}/benefits/{kind}/activation"],
  readCredentials: ["GET", "partners/{partnerId}/offers/{offerId}/credentials"],
  createDistribution: ["POST", "partners/{partnerId}/offers/{offerId}/distributions"],
  listDistributions: ["GET", "partners/{partnerId}/offers/{offerId}/distributions"],
  getDistribution: ["GET", "partners/{partnerId}/offers/{offerId}/distributions/{distributionId}"],
  readStatement: ["GET", "partners/{partnerId}/offers/{offerId}/statement"],
  forecast: ["GET", "partners/{partnerId}/offers/{offerId}/forecast"],
  readUsage: ["GET", "partners/{partnerId}/offers/{offerId}/usage"],
  requestConsultation: ["POST", "partners/{partnerId}/consultations/{name}/activation"],

  linkPlan: ["POST", "plan-links"],
  listPlans: ["GET", "accounts/{type}/{id}/plans"],
  openIncident: ["POST", "incidents"],
  getIncident: ["GET", "incidents/{incidentId}"],
  listIncidents: ["GET", "accounts/{type}/{id}/incidents"],
  closeIncident: ["POST", "incidents/{incidentId}/closure"],
  decideRefund: ["POST", "incidents/{incidentId}/refund"],

  startSweep: ["POST", "ops/renewal-sweeps"],
  getSweep: ["GET", "ops/renewal-sweeps/{sweepId}"],
  listSweeps: ["GET", "ops/renewal-sweeps"],
  startReconciliation: ["POST", "ops/reconciliations"],
  getReconciliation: ["GET", "ops/reconciliations/{reconciliationId}"],
  readClock: ["GET", "ops/clock"],
  moveClock: ["PUT", "ops/clock"],
  resetClock: ["DELETE", "ops/clock"],

  listCatalogueOffers: ["GET", "catalog/offers"],
  listCatalogueProducts: ["GET", "catalog/products"],
  checkEligibility: ["GET", "catalog/eligibility"],
  readHealth: ["GET", "health"],
  explainProblem: ["GET", "problems/{code}"],
  readOpenApi: ["GET", "openapi.json"],
  readDocs: ["GET", "docs"],
  readDocsFile: ["GET", "docs/{file}"],
};
