import { describe, expect, test } from "vitest";

import { operationIds } from "../../../functions/operations.ts";
import type { OperationId } from "../../../functions/operations.ts";
import * as examples from "../../../shared/contract/examples.ts";
import { noneErased } from "../../../shared/application/workflows/erase/erased-counts.ts";
import { accept } from "../../../shared/domain/result.ts";
import { call, edgeDeps, routes } from "./support/call.ts";
import type { Call, FakeUseCases, Person } from "./support/call.ts";
import { contosoTenant } from "../../support/builders.ts";

interface Row {
  readonly operation: OperationId;
  readonly as: Person;
  readonly call?: Omit<Call, "as">;
  /** What the use case is asked, and what it accepts with. */
  readonly asked?: unknown;
  readonly value: unknown;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const partner = { partnerId: "contoso" };
const offer = { partnerId: "contoso", offerId: "of_contoso_1" };
const benefit = { ...offer, kind: "PCS" };
const key = { headers: { "idempotency-key": "k1" } };
const at = "/api/partners/contoso/offers/of_contoso_1";
const paged = { limit: 50 };
const emptyPage = { items: [], cursor: null };
const { activationExample, incidentExample, incidentRequestExample, offerExample } = examples;
const distribution = { distributionId: "d1", total: 0, sent: 0, failed: 0, recipients: [] };
const partnerFields = {
  name: "C",
  tenantId: contosoTenant,
  cspRole: "None",
  isvSuccessEnrolled: true,
};
const partnerRest = { furtherTenantIds: [], country: null, locale: null, contacts: [] };
const putValue = { ...partner, ...partnerFields, ...partnerRest };
const account = { type: "Entra", id: "u1" };
const clock = { now: "2026-09-01T00:00:00.000Z", moved: true };
const run = { state: "Running", startedAt: clock.now, finishedAt: null };
const sweepCounts = { due: 0, renewed: 0, expired: 0, lapsed: 0, notices: 0, failed: 0 };
const adjusted = {
  entry: {
    ...{ seq: 3, at: clock.now, type: "Adjust", kind: "PartnerCloudSupport", delta: -1 },
    ...{ remainingAfter: 1, reason: "Booked twice", actor: "operator1" },
    ...{ requestId: "r1", hash: "0" },
  },
  benefit: offerExample.benefits[0],
};
const reconciled = {
  reconciliationId: "r1",
  offers: 0,
  entries: 0,
  mismatches: [],
  mismatchCount: 0,
  ...run,
};
const term = { start: "2025-09-01", anniversary: "2026-09-01", endDate: "2026-10-01" };
const hashes = { openingHash: "a", closingHash: "b", valid: true, cursor: null };
const statement = { offerId: "o", term: 1, ...term, kindTotals: [], entries: [], ...hashes };
const running = { ...activationExample, state: "Activating", step: "IdsIssued", finishedAt: null };
const frontline = { incidentId: "i", deducted: false, reason: "FRONTLINE_NOT_COUNTED" };

const catalogue = {
  ...{ version: 2, publishedAt: clock.now, publishedBy: "operations" },
  ...{ asOf: "2026-01-01", note: "", cloud: [], onPremises: [] },
};

const replacement = {
  ...{ replacementId: "r1", state: "Replacing", distribution: null },
  ...{ requestedAt: clock.now, finishedAt: null },
};

// prettier-ignore
const rows: readonly Row[] = [
  { operation: "putPartner", as: "commerce", call: { params: partner, body: partnerFields },
    asked: putValue, value: { created: true, partner: putValue }, status: 201 },
  { operation: "putPartner", as: "commerce", call: { params: partner, body: partnerFields },
    asked: putValue, value: { created: false, partner: putValue }, status: 200 },
  { operation: "purchaseOffer", as: "commerce",
    call: { params: partner, body: { offerType: "CORE", purchasedOn: "2025-09-01" }, ...key },
    asked: { ...partner, offerType: "CORE", purchasedOn: "2025-09-01", idempotencyKey: "k1" },
    value: { value: offerExample, replayed: true }, status: 201, headers: { location: at, "idempotency-replayed": "true" } },
  { operation: "renewOffer", as: "commerce", call: { params: offer, body: { renewedOn: "2026-08-20" }, ...key },
    asked: { ...offer, renewedOn: "2026-08-20", issueNewIds: false, idempotencyKey: "k1" },
    value: { value: offerExample, replayed: false }, status: 200 },
  { operation: "takeBackRenewal", as: "commerce", call: { params: { ...offer, termNumber: "2" } },
    asked: { ...offer, termNumber: 2 }, value: offerExample, status: 200 },
  { operation: "cancelOffer", as: "commerce", call: { params: offer }, asked: offer, value: offerExample, status: 200 },
  { operation: "cancelOffer", as: "commerce", call: { params: offer, body: {} }, asked: offer, value: offerExample, status: 200 },
  { operation: "listOffers", as: "commerce", call: { params: partner, query: { limit: "7", cursor: "c" } },
    asked: { ...partner, limit: 7, cursor: "c" }, value: { items: [offerExample], cursor: null }, status: 200 },
  { operation: "getOffer", as: "user", call: { params: offer }, asked: offer, value: offerExample, status: 200 },
  { operation: "listBenefits", as: "user", call: { params: partner }, asked: partner,
    value: { items: [examples.benefitExample], message: null, consultations: [] }, status: 200 },
  { operation: "requestActivation", as: "admin", call: { params: benefit },
    asked: { ...offer, kind: "PartnerCloudSupport", recipients: [] }, value: running, status: 202,
    headers: { location: `${at}/benefits/PartnerCloudSupport/activation`, "retry-after": "1" } },
  { operation: "requestActivation", as: "admin", call: { params: benefit, body: { recipients: [{ email: "a@c.example" }] } },
    asked: { ...offer, kind: "PartnerCloudSupport", recipients: [{ email: "a@c.example" }] }, value: activationExample, status: 200 },
  { operation: "getActivation", as: "user", call: { params: benefit },
    asked: { ...offer, kind: "PartnerCloudSupport" }, value: activationExample, status: 200 },
  { operation: "readCredentials", as: "user", call: { params: offer }, asked: offer,
    value: examples.credentialsExample, status: 200, headers: { "cache-control": "no-store" } },
  { operation: "createDistribution", as: "admin", call: { params: offer, body: { recipients: [{ email: "a@c.example" }] }, ...key },
    asked: { ...offer, recipients: [{ email: "a@c.example" }], idempotencyKey: "k1" },
    value: { value: distribution, replayed: false }, status: 202, headers: { location: `${at}/distributions/d1` } },
  { operation: "listDistributions", as: "user", call: { params: offer }, asked: { ...offer, ...paged }, value: emptyPage, status: 200 },
  { operation: "getDistribution", as: "user", call: { params: { ...offer, distributionId: "d1" } },
    asked: { ...offer, distributionId: "d1" }, value: distribution, status: 200 },
  { operation: "replaceCredentials", as: "operator", call: { params: offer, body: { reason: "leak" }, ...key },
    asked: { ...offer, reason: "leak", recipients: [], idempotencyKey: "k1" },
    value: { value: replacement, replayed: false }, status: 202, headers: { location: `${at}/credentials/replacement`, "retry-after": "1" } },
  { operation: "getReplacement", as: "operator", call: { params: offer }, asked: offer, value: replacement, status: 200 },
  { operation: "listLinks", as: "admin", call: { params: offer }, asked: { ...offer, ...paged }, value: emptyPage, status: 200 },
  { operation: "unlinkAccount", as: "admin", call: { params: { ...offer, accountType: account.type, accountId: account.id } },
    asked: { ...offer, account }, value: "unlinked", status: 204 },
  { operation: "listEvents", as: "admin", call: { params: offer }, asked: { ...offer, ...paged }, value: emptyPage, status: 200 },
  { operation: "readStatement", as: "user", call: { params: offer, query: { term: "2" } },
    asked: { ...offer, term: 2, ...paged }, value: statement, status: 200 },
  { operation: "forecast", as: "user", call: { params: offer, query: { on: "2027-01-01" } },
    asked: { ...offer, on: "2027-01-01" }, value: { on: "2027-01-01", state: "Expired", benefits: [], events: [] }, status: 200 },
  { operation: "readUsage", as: "user", call: { params: offer }, asked: offer, value: { points: [] }, status: 200 },
  { operation: "requestConsultation", as: "admin", call: { params: { ...partner, name: "Application architecture design session" } },
    asked: { ...partner, name: "Application architecture design session" }, value: { consultationId: "c", state: "Submitted" }, status: 202 },
  { operation: "linkPlan", as: "portal", call: { body: { account, accessId: "A", password: "C" } },
    asked: { account, accessId: "A", contractId: "C" }, value: examples.planExample, status: 201 },
  { operation: "listPlans", as: "portal", call: { params: account, query: { product: "", version: "", country: "KR" } },
    asked: { account, country: "KR" }, value: { available: [], unavailable: [], payPerIncident: { available: false, reason: "ENTRA_ACCOUNT" } }, status: 200 },
  { operation: "unlinkPlan", as: "portal", call: { params: { ...account, planId: "o1" } },
    asked: { account, planId: "o1" }, value: "unlinked", status: 204 },
  { operation: "openIncident", as: "portal", call: { body: incidentRequestExample, ...key },
    asked: { ...incidentRequestExample, idempotencyKey: "k1" }, value: { value: incidentExample, replayed: false },
    status: 201, headers: { location: "/api/incidents/inc_1" } },
  { operation: "openIncident", as: "portal", call: { body: incidentRequestExample, ...key },
    asked: { ...incidentRequestExample, idempotencyKey: "k1" }, value: { value: frontline, replayed: true },
    status: 200, headers: { "idempotency-replayed": "true" } },
  { operation: "openIncident", as: "portal", call: { body: incidentRequestExample, query: { dryRun: "true" } },
    asked: incidentRequestExample, value: { wouldDeduct: true, plan: examples.planExample }, status: 200 },
  { operation: "getIncident", as: "portal", call: { params: { incidentId: "i" } }, asked: { incidentId: "i" }, value: incidentExample, status: 200 },
  { operation: "listIncidents", as: "portal", call: { params: account }, asked: { account, ...paged }, value: emptyPage, status: 200 },
  { operation: "closeIncident", as: "portal", call: { params: { incidentId: "i" }, body: { resolution: "Bug" } },
    asked: { incidentId: "i", closure: { resolution: "Bug", refundDecision: null } }, value: incidentExample, status: 200 },
  { operation: "correctClosure", as: "portal", call: { params: { incidentId: "i" }, body: { resolution: "Bug" } },
    asked: { incidentId: "i", resolution: "Bug" }, value: incidentExample, status: 200 },
  { operation: "decideRefund", as: "portal", call: { params: { incidentId: "i" }, body: { decision: "Denied" } },
    asked: { incidentId: "i", decision: "Denied" }, value: incidentExample, status: 200 },
  { operation: "startSweep", as: "operator", call: { body: {} }, value: { sweepId: "s1" }, status: 202,
    headers: { location: "/api/ops/renewal-sweeps/s1", "retry-after": "1" } },
  { operation: "getSweep", as: "operator", call: { params: { sweepId: "s1" } }, asked: { sweepId: "s1" },
    value: { sweepId: "s1", ...sweepCounts, ...run }, status: 200 },
  { operation: "startBackup", as: "operator", call: { body: {} }, value: { backupId: "b1" }, status: 202,
    headers: { location: "/api/ops/backups", "retry-after": "1" } },
  { operation: "listBackups", as: "operator", asked: paged, value: emptyPage, status: 200 },
  { operation: "startErasure", as: "operator", call: { body: { person: { email: " li@contoso.example " } }, ...key },
    asked: { person: { email: "li@contoso.example" }, idempotencyKey: "k1" },
    value: { value: { erasureId: "e1" }, replayed: false }, status: 202,
    headers: { location: "/api/ops/erasures/e1", "retry-after": "1" } },
  { operation: "listErasures", as: "operator", asked: paged, value: emptyPage, status: 200 },
  { operation: "getErasure", as: "operator", call: { params: { erasureId: "e1" } }, asked: { erasureId: "e1" },
    value: { erasureId: "e1", erased: noneErased, ...run }, status: 200 },
  { operation: "adjustBalance", as: "operator",
    call: { params: { offerId: "o" }, body: { kind: "PCS", delta: -1, reason: "Booked twice" }, ...key },
    asked: { offerId: "o", kind: "PartnerCloudSupport", delta: -1, reason: "Booked twice", term: null, idempotencyKey: "k1" },
    value: { value: adjusted, replayed: false }, status: 201 },
  { operation: "listMailFailures", as: "operator", call: { params: { offerId: "o" } }, asked: { offerId: "o", ...paged },
    value: emptyPage, status: 200 },
  { operation: "listRefundReviews", as: "operator", asked: paged, value: emptyPage, status: 200 },
  { operation: "readMailQueue", as: "operator", value: { length: 0, oldest: null, partners: [] }, status: 200 },
  { operation: "listSweeps", as: "operator", asked: paged, value: emptyPage, status: 200 },
  { operation: "startReconciliation", as: "operator", value: { reconciliationId: "r1" }, status: 202,
    headers: { location: "/api/ops/reconciliations/r1" } },
  { operation: "listReconciliations", as: "operator", asked: paged, value: emptyPage, status: 200 },
  { operation: "getReconciliation", as: "operator", call: { params: { reconciliationId: "r1" } },
    asked: { reconciliationId: "r1" }, value: reconciled, status: 200 },
  { operation: "moveClock", as: "operator", call: { body: { now: clock.now } }, asked: { now: clock.now }, value: clock, status: 200 },
  { operation: "resetClock", as: "operator", value: clock, status: 200 },
  { operation: "readClock", as: "operator", value: clock, status: 200 },
  { operation: "checkEligibility", as: "user", call: { query: { kind: "POPS", product: "SQL Server", version: "2022", on: "2026-01-01" } },
    asked: { kind: "PartnerOnPremisesSupport", product: "SQL Server", version: "2022", on: "2026-01-01" },
    value: { eligible: true, rank: "N", mainstreamEnd: "2028-01-11" }, status: 200 },
  { operation: "listCatalogueOffers", as: "user", value: null, status: 200, headers: { "cache-control": "public, max-age=3600" } },
  { operation: "listCatalogueProducts", as: "user", value: null, status: 200, headers: { "cache-control": "public, max-age=30" } },
  { operation: "readCatalogue", as: "operator", value: catalogue, status: 200, headers: { etag: '"2"' } },
  { operation: "replaceCatalogue", as: "operator", call: { body: { asOf: "x" }, headers: { "if-match": '"1"' } },
    asked: { content: { asOf: "x" }, ifMatch: '"1"' }, value: catalogue, status: 200, headers: { etag: '"2"' } },
  { operation: "listCatalogueVersions", as: "operator", asked: paged, value: emptyPage, status: 200 },
  { operation: "readHealth", as: "user", value: null, status: 200 },
];

/** Accepts whatever it is asked with one value, and keeps what it was asked. */
function accepting(value: unknown) {
  const asked: unknown[] = [];
  // What has no value here is answered from the dependencies.
  if (value === null) return { asked, useCases: {} };
  const useCases = new Proxy<FakeUseCases>(
    {},
    {
      get: () => async (input: unknown) => {
        asked.push(input);
        return accept(value);
      },
    },
  );
  return { asked, useCases };
}

describe.each(rows)(
  "$operation",
  ({ as, asked, call: how, headers = {}, operation, status, value }) => {
    test(`asks its use case and answers ${status} as documented`, async () => {
      const fake = accepting(value);
      const answer = await call(operation, fake.useCases, { ...how, as });
      expect([answer.status, answer.logged]).toEqual([status, []]);
      expect(fake.asked).toEqual(asked === undefined ? fake.asked : [asked]);
      const route = routes.find(({ id }) => id === operation);
      expect(route?.answers[status]?.schema?.safeParse(answer.json).error).toBeUndefined();
      for (const [name, sent] of Object.entries(headers))
        expect(answer.headers.get(name)).toBe(sent);
    });
  },
);

test("exactly the registered operations have a route", () => {
  const served = routes.map(({ id }) => id);
  expect(served.toSorted()).toEqual([...operationIds].sort());
});

test("every route with a use case is tested above", () => {
  const elsewhere = ["explainProblem", "readOpenApi", "readDocs", "readDocsFile"];
  const tried = new Set<string>([...rows.map(({ operation }) => operation), ...elsewhere]);
  expect(routes.map(({ id }) => id).filter((each) => !tried.has(each))).toEqual([]);
});

test("an incident needs a key unless nothing is written", async () => {
  const answer = await call("openIncident", {}, { as: "portal", body: incidentRequestExample });
  expect([answer.status, answer.json["code"]]).toEqual([400, "IDEMPOTENCY_KEY_REQUIRED"]);
});

test("the catalogue distinguishes terms before and after the cap", async () => {
  const { json } = await call("listCatalogueOffers", {});
  const [services] = json["items"] as { benefits: unknown[] }[];
  expect(services?.benefits).toMatchObject([
    { name: "Partner Cloud Support", granted: null, from: null, until: "2025-06-22" },
    { name: "Partner Cloud Support 50", granted: 50, from: "2025-06-23", until: null },
    { name: "Partner On-premises Support 20", granted: 20, from: null, until: null },
  ]);
});

test("health answers 503, in its own words, when a dependency is down", async () => {
  const health = async () => ({
    ...(await edgeDeps.health()),
    status: "down" as const,
    dependencies: { storage: "up" as const, taskHub: "down" as const, email: "up" as const },
  });
  const answer = await call("readHealth", {}, {}, { health });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.json["dependencies"]).toEqual({ storage: "up", taskHub: "down", email: "up" });
});
