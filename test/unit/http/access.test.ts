import { expect, test } from "vitest";

import { callerFor, isPublic, mayPerform } from "../../../functions/http/access.ts";
import type { Permission } from "../../../functions/http/access.ts";
import { operationIds } from "../../../functions/operations.ts";
import type { OperationId } from "../../../functions/operations.ts";
import { callerOf } from "../../../functions/http/caller.ts";

const callers = [
  [],
  ["Partner.Admin"],
  ["Partner.GlobalAdmin"],
  ["Partner.AdminAgent"],
  ["Portal"],
  ["Commerce"],
  ["Operator"],
] as const;

// Written out from the contract, not computed from the table: one cell per caller above.
// y: yes; -: no; t: the use case decides by tenant, then by role.
const cells: Readonly<Record<OperationId, string>> = {
  putPartner: /*          */ "-----y-",
  purchaseOffer: /*       */ "-----y-",
  renewOffer: /*          */ "-----y-",
  takeBackRenewal: /*     */ "-----y-",
  cancelOffer: /*         */ "-----y-",
  listOffers: /*          */ "tttttyt",
  getOffer: /*            */ "tttttyt",
  listBenefits: /*        */ "ttttttt",
  requestActivation: /*   */ "ttttttt",
  getActivation: /*       */ "ttttttt",
  readCredentials: /*     */ "ttttttt",
  createDistribution: /*  */ "ttttttt",
  listDistributions: /*   */ "ttttttt",
  getDistribution: /*     */ "ttttttt",
  replaceCredentials: /*  */ "tttttty",
  getReplacement: /*      */ "tttttty",
  listLinks: /*           */ "ttttttt",
  unlinkAccount: /*       */ "ttttttt",
  listEvents: /*          */ "ttttttt",
  readStatement: /*       */ "ttttttt",
  forecast: /*            */ "ttttttt",
  readUsage: /*           */ "ttttttt",
  requestConsultation: /* */ "ttttttt",
  linkPlan: /*            */ "----y--",
  listPlans: /*           */ "----y--",
  unlinkPlan: /*          */ "----y--",
  openIncident: /*        */ "----y--",
  getIncident: /*         */ "----y-y",
  listIncidents: /*       */ "----y--",
  closeIncident: /*       */ "----y-y",
  correctClosure: /*      */ "----y-y",
  decideRefund: /*        */ "----y-y",
  startSweep: /*          */ "------y",
  getSweep: /*            */ "------y",
  listSweeps: /*          */ "------y",
  startBackup: /*         */ "------y",
  listBackups: /*         */ "------y",
  startErasure: /*        */ "------y",
  listErasures: /*        */ "------y",
  getErasure: /*          */ "------y",
  adjustBalance: /*       */ "------y",
  listMailFailures: /*    */ "------y",
  listRefundReviews: /*   */ "------y",
  readMailQueue: /*       */ "------y",
  startReconciliation: /* */ "------y",
  listReconciliations: /* */ "------y",
  getReconciliation: /*   */ "------y",
  readCatalogue: /*       */ "------y",
  replaceCatalogue: /*    */ "------y",
  listCatalogueVersions: /**/ "------y",
  readClock: /*           */ "------y",
  moveClock: /*           */ "------y",
  resetClock: /*          */ "------y",
  listCatalogueOffers: /* */ "yyyyyyy",
  listCatalogueProducts: /**/ "yyyyyyy",
  checkEligibility: /*    */ "yyyyyyy",
  readHealth: /*          */ "yyyyyyy",
  explainProblem: /*      */ "yyyyyyy",
  readOpenApi: /*         */ "yyyyyyy",
  readDocs: /*            */ "yyyyyyy",
  readDocsFile: /*        */ "yyyyyyy",
};

const meaning: Readonly<Record<string, Permission>> = { y: "yes", "-": "no", t: "tenant" };

const callerWith = (roles: readonly string[], clientId = "azure-portal") =>
  callerOf(
    {
      ...{ tenantId: "contoso", objectId: "technician1", clientId, roles },
      ...{ bearer: "App", scopes: [], isGuest: false },
    },
    {
      portalClients: new Map([["azure-portal", "AzurePortal"]]),
      ...{ scope: "access_as_user", allowGuests: false },
    },
  );

const table = (Object.keys(cells) as OperationId[]).flatMap((operation) =>
  callers.map((roles, index) => ({
    operation,
    who: roles.join() || "a user without roles",
    roles,
    expected: meaning[cells[operation][index] ?? ""],
  })),
);

test.each(table)("$who asking for $operation gets $expected", ({ expected, operation, roles }) => {
  expect(mayPerform(callerWith(roles), operation)).toBe(expected);
});

test("no operation is missing from the table of this test, and each has a cell for each caller", () => {
  expect(Object.keys(cells).sort()).toEqual([...operationIds].sort());
  expect(Object.values(cells).every((row) => row.length === callers.length)).toBe(true);
});

test("an app with the role Portal that is not a registered portal cannot call portal operations", () => {
  const stranger = callerWith(["Portal"], "somebody-elses-portal");
  const allowed = operationIds.filter(
    (operation) => !isPublic(operation) && mayPerform(stranger, operation) === "yes",
  );
  expect(allowed).toEqual([]);
});

test("a role reaches a use case only where the table grants it something", () => {
  const all = callerWith(["Partner.Admin", "Portal", "Commerce", "Operator"]);
  const seen = (operation: OperationId) => {
    const { portal, roles } = callerFor(operation, all);
    return [...roles, portal];
  };
  expect(seen("readCredentials")).toEqual(["Partner.Admin", null]);
  expect(seen("listOffers")).toEqual(["Partner.Admin", "Commerce", null]);
  expect(seen("linkPlan")).toEqual(["Partner.Admin", "Portal", "AzurePortal"]);
  expect(seen("moveClock")).toEqual(["Partner.Admin", "Operator", null]);
});

test("a caller with two roles may do what either may", () => {
  const both = callerWith(["Commerce", "Operator"]);
  expect([mayPerform(both, "putPartner"), mayPerform(both, "moveClock")]).toEqual(["yes", "yes"]);
});
