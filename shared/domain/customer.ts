import type { PartnerFacts } from "./contract.ts";
import type { RefusalReason } from "./refusal-values.ts";
import type { Refusal } from "./refusal.ts";
import { invalid } from "./refusal.ts";
import { sameId } from "./spelling.ts";
import { isTenantOf } from "./tenants.ts";
import type { Portal } from "./vocabulary.ts";

/** The customer for whom a CSP partner makes a request, as the portal reports it. */
export interface Customer {
  readonly tenantId: string;
  readonly gdapActive: boolean;
  readonly suppliesSubscription: boolean;
  readonly hasRbac: boolean;
  readonly callerIsAdminAgent: boolean;
}

export interface RequestContext {
  readonly portal: Portal;
  /** The tenant that the request is about; null for the partner's own. */
  readonly resourceTenantId: string | null;
  readonly customer: Customer | null;
}

const cspOnly = (reason: RefusalReason, detail: string): Refusal => ({
  code: "CSP_ROLE_NOT_ALLOWED",
  reason,
  detail,
});

const notCsp = cspOnly(
  "NOT_CSP",
  "Only CSP partners can create requests for a customer. Use the plan for your own tenant.",
);

/**
 * F67, F79–F84: for a customer's Azure resources, the partner must supply the subscription and the
 * caller must be an Admin agent.
 */
function azureRefusal(partner: PartnerFacts, customer: Customer | null): Refusal | undefined {
  switch (partner.cspRole) {
    case "IndirectReseller":
      return {
        code: "INDIRECT_RESELLER_USE_PROVIDER",
        detail:
          "Indirect resellers cannot create Azure requests for their customers. Ask your indirect provider to create the request.",
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
    return cspOnly(
      "NOT_SUPPLIER",
      "Only the partner that supplies the customer's subscription can create this request.",
    );
  }
  if (!customer.hasRbac) {
    return cspOnly(
      "RBAC_REQUIRED",
      "The caller has no Azure role (RBAC) on the customer's resources. Ask the customer to assign one.",
    );
  }
  if (!customer.callerIsAdminAgent) {
    const detail = "Requests for a customer's Azure resources require the Admin agent role.";
    return { code: "ROLE_NOT_ALLOWED", reason: "ADMIN_AGENT_REQUIRED", detail };
  }
  return undefined;
}

const gdapRequired = (reason: RefusalReason, problem: string): Refusal => ({
  code: "GDAP_REQUIRED",
  reason,
  detail: `${problem} Ask the customer to approve or renew a relationship that grants it.`,
  remedy: "RENEW_GDAP",
});

/** F66, F155: other customer workloads need an active GDAP relationship and the permission. */
function delegatedRefusal(partner: PartnerFacts, customer: Customer | null): Refusal | undefined {
  if (partner.cspRole === "None") return notCsp;
  if (customer?.gdapActive && customer.hasRbac) return undefined;
  return customer?.gdapActive
    ? gdapRequired("PERMISSION_MISSING", "The GDAP relationship lacks the required permission.")
    : gdapRequired("GDAP_NOT_ACTIVE", "There is no active GDAP relationship with the customer.");
}

/**
 * Guard 9 (docs/rules.md, Consume): whether the partner may act in the tenant that a cloud request
 * is about. The partner's own tenants always pass (F83, A44).
 */
export function customerRefusal(
  partner: PartnerFacts,
  { customer, portal, resourceTenantId }: RequestContext,
): Refusal | undefined {
  const forCustomer = customer !== null && !isTenantOf(partner, customer.tenantId);
  const forOther = resourceTenantId !== null && !isTenantOf(partner, resourceTenantId);
  if (!forCustomer && !forOther) return undefined;
  if (forCustomer && forOther && !sameId(resourceTenantId, customer.tenantId)) {
    return invalid("resourceTenantId", "must be the partner's tenant or the customer's.");
  }
  const acting = forCustomer ? customer : null;
  return portal === "AzurePortal"
    ? azureRefusal(partner, acting)
    : delegatedRefusal(partner, acting);
}
