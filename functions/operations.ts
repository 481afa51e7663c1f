/** The paths of all operations begin with it. host.json has no prefix, because the page has none. */
export const apiPrefix = "api";

/** The areas of the service. Folders and the tags of the HTTP contract have the same names. */
export type Area = "commerce" | "partner" | "portals" | "catalogue" | "operations" | "about";

/**
 * Who may call. `TenantUser` is any user of the partner's tenant. `PartnerAdmin` is a MAICPP
 * partner admin or Global admin of it. `Portal` is an app that `PORTAL_CLIENTS` maps to a portal.
 */
export type Group = "Anyone" | "TenantUser" | "PartnerAdmin" | "Portal" | "Commerce" | "Operator";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface Operation {
  readonly area: Area;
  readonly method: Method;
  /** The path without the `api` prefix, in Azure's syntax. */
  readonly path: string;
  /** The groups that may call. No other code authorises by role. */
  readonly callers: readonly Group[];
  /** The function needs the durable client. */
  readonly startsWorkflows?: true;
}

const operation = <const Callers extends readonly Group[]>(
  area: Area,
  method: Method,
  path: string,
  callers: Callers,
  more: Pick<Operation, "startsWorkflows"> = {},
) => ({ area, method, path, callers, ...more });

const startsWorkflows = { startsWorkflows: true } as const;

/** The use case decides whether it is the portal that opened the incident. */
const settlers = ["Portal", "Operator"] as const;

const partner = "partners/{partnerId}";
const offer = `${partner}/offers/{offerId}`;
const activation = `${offer}/benefits/{kind}/activation`;

/**
 * Every HTTP operation by its id. The file of an operation is `http/<area>/<id in kebab case>.ts`.
 * This file has no imports, because the host waits for it at every cold start.
 */
export const operations = {
  putPartner: operation("commerce", "PUT", partner, ["Commerce"]),
  purchaseOffer: operation("commerce", "POST", `${partner}/offers`, ["Commerce"]),
  renewOffer: operation("commerce", "POST", `${offer}/renewals`, ["Commerce"]),
  takeBackRenewal: operation("commerce", "DELETE", `${offer}/renewals/{termNumber}`, ["Commerce"]),
  cancelOffer: operation("commerce", "POST", `${offer}/cancellation`, ["Commerce"]),
  listOffers: operation("commerce", "GET", `${partner}/offers`, ["Commerce", "TenantUser"]),
  getOffer: operation("commerce", "GET", offer, ["Commerce", "TenantUser"]),

  listBenefits: operation("partner", "GET", `${partner}/benefits`, ["TenantUser"]),
  requestActivation: operation("partner", "POST", activation, ["PartnerAdmin"], startsWorkflows),
  getActivation: operation("partner", "GET", activation, ["TenantUser"]),
  readCredentials: operation("partner", "GET", `${offer}/credentials`, ["TenantUser"]),
  createDistribution: operation(
    "partner",
    "POST",
    `${offer}/distributions`,
    ["PartnerAdmin"],
    startsWorkflows,
  ),
  listDistributions: operation("partner", "GET", `${offer}/distributions`, ["TenantUser"]),
  getDistribution: operation("partner", "GET", `${offer}/distributions/{distributionId}`, [
    "TenantUser",
  ]),
  replaceCredentials: operation(
    "partner",
    "POST",
    `${offer}/credentials/replacement`,
    ["PartnerAdmin", "Operator"],
    startsWorkflows,
  ),
  getReplacement: operation("partner", "GET", `${offer}/credentials/replacement`, [
    "PartnerAdmin",
    "Operator",
  ]),
  listLinks: operation("partner", "GET", `${offer}/links`, ["PartnerAdmin"]),
  unlinkAccount: operation("partner", "DELETE", `${offer}/links/{accountType}/{accountId}`, [
    "PartnerAdmin",
  ]),
  listEvents: operation("partner", "GET", `${offer}/events`, ["PartnerAdmin"]),
  readStatement: operation("partner", "GET", `${offer}/statement`, ["TenantUser"]),
  forecast: operation("partner", "GET", `${offer}/forecast`, ["TenantUser"]),
  readUsage: operation("partner", "GET", `${offer}/usage`, ["TenantUser"]),
  requestConsultation: operation("partner", "POST", `${partner}/consultations/{name}/activation`, [
    "PartnerAdmin",
  ]),

  linkPlan: operation("portals", "POST", "plan-links", ["Portal"]),
  listPlans: operation("portals", "GET", "accounts/{type}/{id}/plans", ["Portal"]),
  unlinkPlan: operation("portals", "DELETE", "accounts/{type}/{id}/plans/{planId}", ["Portal"]),
  openIncident: operation("portals", "POST", "incidents", ["Portal"]),
  getIncident: operation("portals", "GET", "incidents/{incidentId}", settlers),
  listIncidents: operation("portals", "GET", "accounts/{type}/{id}/incidents", ["Portal"]),
  closeIncident: operation("portals", "POST", "incidents/{incidentId}/closure", settlers),
  correctClosure: operation("portals", "PUT", "incidents/{incidentId}/closure", settlers),
  decideRefund: operation("portals", "POST", "incidents/{incidentId}/refund", settlers),

  startSweep: operation("operations", "POST", "ops/renewal-sweeps", ["Operator"], startsWorkflows),
  getSweep: operation("operations", "GET", "ops/renewal-sweeps/{sweepId}", ["Operator"]),
  listSweeps: operation("operations", "GET", "ops/renewal-sweeps", ["Operator"]),
  startReconciliation: operation(
    "operations",
    "POST",
    "ops/reconciliations",
    ["Operator"],
    startsWorkflows,
  ),
  listReconciliations: operation("operations", "GET", "ops/reconciliations", ["Operator"]),
  getReconciliation: operation("operations", "GET", "ops/reconciliations/{reconciliationId}", [
    "Operator",
  ]),
  startBackup: operation("operations", "POST", "ops/backups", ["Operator"], startsWorkflows),
  listBackups: operation("operations", "GET", "ops/backups", ["Operator"]),
  startErasure: operation("operations", "POST", "ops/erasures", ["Operator"], startsWorkflows),
  listErasures: operation("operations", "GET", "ops/erasures", ["Operator"]),
  getErasure: operation("operations", "GET", "ops/erasures/{erasureId}", ["Operator"]),
  adjustBalance: operation("operations", "POST", "ops/offers/{offerId}/adjustments", ["Operator"]),
  listMailFailures: operation("operations", "GET", "ops/offers/{offerId}/mail-failures", [
    "Operator",
  ]),
  listRefundReviews: operation("operations", "GET", "ops/refund-reviews", ["Operator"]),
  readMailQueue: operation("operations", "GET", "ops/mail-queue", ["Operator"]),
  readCatalogue: operation("operations", "GET", "ops/catalog", ["Operator"]),
  replaceCatalogue: operation("operations", "PUT", "ops/catalog", ["Operator"]),
  listCatalogueVersions: operation("operations", "GET", "ops/catalog/versions", ["Operator"]),
  readClock: operation("operations", "GET", "ops/clock", ["Operator"]),
  moveClock: operation("operations", "PUT", "ops/clock", ["Operator"]),
  resetClock: operation("operations", "DELETE", "ops/clock", ["Operator"]),

  listCatalogueOffers: operation("catalogue", "GET", "catalog/offers", ["Anyone"]),
  listCatalogueProducts: operation("catalogue", "GET", "catalog/products", ["Anyone"]),
  checkEligibility: operation("catalogue", "GET", "catalog/eligibility", ["Anyone"]),

  readHealth: operation("about", "GET", "health", ["Anyone"], startsWorkflows),
  explainProblem: operation("about", "GET", "problems/{code}", ["Anyone"]),
  readOpenApi: operation("about", "GET", "openapi.json", ["Anyone"]),
  readDocs: operation("about", "GET", "docs", ["Anyone"]),
  readDocsFile: operation("about", "GET", "docs/{file}", ["Anyone"]),
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationId = keyof typeof operations;

/** The operations that need no token. */
export type PublicOperationId = {
  [Id in OperationId]: (typeof operations)[Id]["callers"] extends readonly ["Anyone"] ? Id : never;
}[OperationId];

/** One operation's row, without the literal types of the table. */
export const operationOf = (id: OperationId): Operation => operations[id];

export const operationIds = Object.keys(operations) as OperationId[];

/** The methods that the host routes to an operation. HEAD is answered as GET without a body. */
export const methodsOf = ({ method }: Operation) =>
  method === "GET" ? (["GET", "HEAD"] as const) : ([method] as const);
