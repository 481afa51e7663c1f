import type { Caller, Role } from "../../shared/application/caller.ts";
import { operationOf } from "../operations.ts";
import type { Group, OperationId } from "../operations.ts";
import type { Problem } from "./problem.ts";

export const isPublic = (id: OperationId): boolean => operationOf(id).callers.includes("Anyone");

/** Whether the use case decides about access: by the partner's tenant first, then by role. */
export const isDecidedByTenant = (id: OperationId): boolean =>
  operationOf(id).callers.some((group) => group === "TenantUser" || group === "PartnerAdmin");

/**
 * `tenant` means that the use case decides. It checks the partner's tenant first and then the role,
 * because the answer to the role check would reveal to other tenants that the partner exists.
 */
export type Permission = "yes" | "no" | "tenant";

export function mayPerform(caller: Caller, id: OperationId): Permission {
  const groups = operationOf(id).callers;
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
  return isDecidedByTenant(id) ? "tenant" : "no";
}

const serviceRoles: readonly Role[] = ["Portal", "Commerce", "Operator"];

/**
 * The caller with only the roles that the table names for this operation. A use case for several
 * groups checks the roles again, so other roles must not reach it. Otherwise `Commerce`, which can
 * read every partner's offers, could also read every partner's IDs.
 */
export function callerFor(id: OperationId, caller: Caller): Caller {
  const groups = operationOf(id).callers;
  const dropped = new Set(serviceRoles.filter((role) => !groups.some((group) => group === role)));
  return {
    ...caller,
    roles: new Set([...caller.roles].filter((role) => !dropped.has(role))),
    portal: dropped.has("Portal") ? null : caller.portal,
  };
}

/** The refusal for a caller without the required role; undefined when the call is allowed. */
export function accessRefusal(caller: Caller, id: OperationId): Problem | undefined {
  if (mayPerform(caller, id) !== "no") return undefined;
  const groups = operationOf(id).callers;
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
