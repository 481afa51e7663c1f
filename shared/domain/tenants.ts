import type { PartnerFacts } from "./contract.ts";
import { foldId, sameId } from "./spelling.ts";

/** The tenant of all personal Microsoft accounts. Everybody can have an account in it. */
const personalAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad";

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Tenants = Pick<PartnerFacts, "tenantId" | "furtherTenantIds">;

/** A44: why a partner cannot have this tenant, as a message for its field; undefined if it can. */
export function tenantProblem(typed: string): string | undefined {
  const id = foldId(typed);
  if (!guid.test(id))
    return "must be a tenant ID: a GUID such as 6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d.";
  if (id !== personalAccounts) return undefined;
  return "must not be the tenant of all personal Microsoft accounts: everybody could read the IDs. Enter the tenant of the company.";
}

/** The further tenants without the first one, each once and as first written (A35, A44). */
export function furtherTenantsOf({ furtherTenantIds, tenantId }: Tenants): readonly string[] {
  const byId = Map.groupBy(furtherTenantIds, foldId);
  byId.delete(foldId(tenantId));
  return [...byId.values()].flatMap(([first]) => first ?? []);
}

/** The partner's own tenants, the first one first (A44). */
export const tenantsOf = ({ furtherTenantIds, tenantId }: Tenants): readonly string[] => [
  tenantId,
  ...furtherTenantIds,
];

/** Whether the tenant is one of the partner's own (A44). The tenant of personal accounts never is. */
export const isTenantOf = (partner: Tenants, tenantId: string): boolean =>
  !sameId(tenantId, personalAccounts) && tenantsOf(partner).some((own) => sameId(own, tenantId));
