import type { PartnerFacts } from "./contract.ts";
import type { Refusal } from "./refusal.ts";
import { invalid } from "./refusal.ts";
import type { Portal } from "./vocabulary.ts";

/** The customer for whom a CSP partner makes a request, as the portal found it. */
export interface Customer {
  readonly tenantId: string;
  readonly gdapActive: boolean;
  readonly suppliesSubscription: boolean;
  readonly hasRbac: boolean;
  readonly callerIsAdminAgent: boolean;
}

export interface RequestContext {
  readonly portal: Portal;
  /** The tenant that the request is about; absent: the partner's own. */
  readonly resourceTenantId: string | null;
  readonly customer: Customer | null;
}

const sameTenant = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const cspOnly = (reason: string, detail: string): Refusal => ({
  code: "CSP_ROLE_NOT_ALLOWED",
  reason,
  detail,
});

const notCsp = cspOnly(
  "NOT_CSP",
  "Only CSP partners make requests for a customer; use the plan for your own tenant.",
);

/** F67, F79–F84: customer Azure is for the partner that supplies the subscription, by its Admin agent. */
function azureRefusal(partner: PartnerFacts, customer: Customer | null): Refusal | undefined {
  switch (partner.cspRole) {
    case "IndirectReseller":
      return {
        code: "INDIRECT_RESELLER_USE_PROVIDER",
        detail: "Your indirect provider makes Azure requests for your customers.",
        remedy: "USE_INDIRECT_PROVIDER",
      };
    case "None":
      return notCsp;
    case "DirectBill":
    case "IndirectProvider":
      return supplierRefusal(customer);
  }
}

function supplierRefusal(customer: Customer | null): Refusal | undefined {
  if (!customer?.suppliesSubscription) {
    return cspOnly("NOT_SUPPLIER", "Only the partner that supplies the subscription may do this.");
  }
  if (!customer.hasRbac) {
    return cspOnly("RBAC_REQUIRED", "The caller has no role (RBAC) on the customer's resources.");
  }
  if (!customer.callerIsAdminAgent) {
    const detail = "The Admin agent role is required to make requests for a customer.";
    return { code: "ROLE_NOT_ALLOWED", reason: "ADMIN_AGENT_REQUIRED", detail };
  }
  return undefined;
}

/** F66, F155: other customer workloads need an active GDAP relationship and the permission. */
function delegatedRefusal(partner: PartnerFacts, customer: Customer | null): Refusal | undefined {
  if (partner.cspRole === "None") return notCsp;
  if (customer?.gdapActive && customer.hasRbac) return undefined;
  return {
    code: "GDAP_REQUIRED",
    reason: customer?.gdapActive ? "PERMISSION_MISSING" : "GDAP_NOT_ACTIVE",
    detail: "An active GDAP relationship with the needed permission is required for this customer.",
    remedy: "RENEW_GDAP",
  };
}

/**
 * Guard 9 (docs/rules.md, Consume): whether the partner may act in the tenant that a cloud request is about. The
 * partner's own tenant always passes (F83).
 */
export function customerRefusal(
  partner: PartnerFacts,
  { customer, portal, resourceTenantId }: RequestContext,
): Refusal | undefined {
  const forCustomer = customer !== null && !sameTenant(customer.tenantId, partner.tenantId);
  const forOther = resourceTenantId !== null && !sameTenant(resourceTenantId, partner.tenantId);
  if (!forCustomer && !forOther) return undefined;
  if (forCustomer && forOther && !sameTenant(resourceTenantId, customer.tenantId)) {
    return invalid("resourceTenantId", "is neither the partner's tenant nor the customer's.");
  }
  const acting = forCustomer ? customer : null;
  return portal === "AzurePortal"
    ? azureRefusal(partner, acting)
    : delegatedRefusal(partner, acting);
}
