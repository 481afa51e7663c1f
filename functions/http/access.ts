import type { Caller, Role } from "../../shared/application/caller.ts";
import type { Problem } from "./problem.ts";

/**
 * Who may do what. `TenantUser` is anybody of the partner's tenant, `PartnerAdmin` a MAICPP partner
 * admin or Global admin of it, `Portal` an app that `PORTAL_CLIENTS` maps to a portal.
 */
export type Group = "Anyone" | "TenantUser" | "PartnerAdmin" | "Portal" | "Commerce" | "Operator";

/** Group × operation: the whole of the authorisation by role, and nothing else decides it. */
export const access = {
  putPartner: ["Commerce"],
  purchaseOffer: ["Commerce"],
  renewOffer: ["Commerce"],
  cancelOffer: ["Commerce"],
  listOffers: ["Commerce", "TenantUser"],
  getOffer: ["Commerce", "TenantUser"],

  listBenefits: ["TenantUser"],
  requestActivation: ["PartnerAdmin"],
  getActivation: ["TenantUser"],
  readCredentials: ["TenantUser"],
  createDistribution: ["PartnerAdmin"],
  listDistributions: ["TenantUser"],
  getDistribution: ["TenantUser"],
  readStatement: ["TenantUser"],
  forecast: ["TenantUser"],
  readUsage: ["TenantUser"],
  requestConsultation: ["PartnerAdmin"],

  linkPlan: ["Portal"],
  listPlans: ["Portal"],
  openIncident: ["Portal"],
  getIncident: ["Portal"],
  listIncidents: ["Portal"],
  closeIncident: ["Portal"],
  decideRefund: ["Portal"],

  startSweep: ["Operator"],
  getSweep: ["Operator"],
  listSweeps: ["Operator"],
  startReconciliation: ["Operator"],
  getReconciliation: ["Operator"],
  readClock: ["Operator"],
  moveClock: ["Operator"],
  resetClock: ["Operator"],

  listCatalogueOffers: ["Anyone"],
  listCatalogueProducts: ["Anyone"],
  checkEligibility: ["Anyone"],
  readHealth: ["Anyone"],
  explainProblem: ["Anyone"],
  readOpenApi: ["Anyone"],
  readDocs: ["Anyone"],
  readDocsFile: ["Anyone"],
} as const satisfies Readonly<Record<string, readonly Group[]>>;

export type Operation = keyof typeof access;

/** The operations that need no token. */
export type PublicOperation = {
  [Name in Operation]: (typeof access)[Name] extends readonly ["Anyone"] ? Name : never;
}[Operation];

export const groupsOf = (operation: Operation): readonly Group[] => access[operation];

export const isPublic = (operation: Operation): boolean => groupsOf(operation).includes("Anyone");

/**
 * `tenant` means that the use case decides: first whether the caller is of the partner's tenant,
 * then the role. Asking for the role first would tell a stranger that the partner exists.
 */
export type Permission = "yes" | "no" | "tenant";

export function mayPerform(caller: Caller, operation: Operation): Permission {
  const groups = groupsOf(operation);
  const belongs = (group: Group): boolean => {
    switch (group) {
      case "Anyone":
        return true;
      case "Portal":
        return caller.portal !== null;
      case "Commerce":
      case "Operator":
        return caller.roles.has(group);
      case "TenantUser":
      case "PartnerAdmin":
        return false;
    }
  };
  if (groups.some(belongs)) return "yes";
  return groups.includes("TenantUser") || groups.includes("PartnerAdmin") ? "tenant" : "no";
}

const serviceRoles: readonly Role[] = ["Portal", "Commerce", "Operator"];

/**
 * The caller with the roles that this operation gives a meaning to. A use case that serves several
 * groups looks at roles again; what the table does not grant must not reach it, or `Commerce`, which
 * may read any partner's offers, would read any partner's IDs.
 */
export function callerFor(operation: Operation, caller: Caller): Caller {
  const groups = groupsOf(operation);
  const dropped = new Set(serviceRoles.filter((role) => !groups.some((group) => group === role)));
  return {
    ...caller,
    roles: new Set([...caller.roles].filter((role) => !dropped.has(role))),
    portal: dropped.has("Portal") ? null : caller.portal,
  };
}

/** The refusal for a caller whose role does not reach; undefined where the call may go on. */
export function accessRefusal(caller: Caller, operation: Operation): Problem | undefined {
  if (mayPerform(caller, operation) !== "no") return undefined;
  const groups = groupsOf(operation);
  if (groups.includes("Portal") && caller.roles.has("Portal")) {
    const detail = "The client of this token is not registered as a support portal.";
    return { code: "ROLE_NOT_ALLOWED", reason: "PORTAL_NOT_REGISTERED", detail };
  }
  return {
    code: "ROLE_NOT_ALLOWED",
    reason: "ROLE_MISSING",
    detail: `This call requires a token with the role ${groups.join(" or ")}.`,
  };
}
