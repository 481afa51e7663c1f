import { describe, expect, test } from "vitest";

import { customerRefusal } from "../../../shared/domain/customer.ts";
import type { Customer } from "../../../shared/domain/customer.ts";
import { cspRoles } from "../../../shared/domain/vocabulary.ts";
import type { CspRole, Portal } from "../../../shared/domain/vocabulary.ts";
import { aCustomer, aPartner, contosoTenant, fabrikamTenant } from "../../support/builders.ts";

interface Shape {
  readonly cspRole?: CspRole;
  readonly portal?: Portal;
  readonly resourceTenantId?: string | null;
  readonly customer?: Customer | null;
  readonly furtherTenantIds?: readonly string[];
}

function answer(shape: Shape): string {
  const { cspRole = "DirectBill", customer = null, portal = "AzurePortal" } = shape;
  const { furtherTenantIds = [] } = shape;
  const { resourceTenantId = customer?.tenantId ?? null } = shape;
  const request = { portal, resourceTenantId, customer };
  const refusal = customerRefusal(aPartner({ cspRole, furtherTenantIds }), request);
  return refusal ? `${refusal.code} ${refusal.reason ?? ""}`.trim() : "ok";
}

const flags = ["gdapActive", "suppliesSubscription", "hasRbac", "callerIsAdminAgent"] as const;
const cloudPortals = ["AzurePortal", "PowerPlatform", "FinanceOperations"] as const;

const without = (...missing: readonly (typeof flags)[number][]): Customer =>
  aCustomer(Object.fromEntries(missing.map((flag) => [flag, false])));

/** All sixteen combinations of what the portal found out about a customer. */
const customers = Array.from({ length: 16 }, (_, bits) =>
  without(...flags.filter((_flag, index) => (bits & (1 << index)) !== 0)),
);

// Written from F66, F67 and F79–F84, in the order of the checks; not from the code.
function expected(role: CspRole, portal: Portal, found: Customer): string {
  if (role === "None") return "CSP_ROLE_NOT_ALLOWED NOT_CSP";
  if (portal !== "AzurePortal") {
    if (!found.gdapActive) return "GDAP_REQUIRED GDAP_NOT_ACTIVE";
    return found.hasRbac ? "ok" : "GDAP_REQUIRED PERMISSION_MISSING";
  }
  if (role === "IndirectReseller") return "INDIRECT_RESELLER_USE_PROVIDER";
  if (!found.suppliesSubscription) return "CSP_ROLE_NOT_ALLOWED NOT_SUPPLIER";
  if (!found.hasRbac) return "CSP_ROLE_NOT_ALLOWED RBAC_REQUIRED";
  return found.callerIsAdminAgent ? "ok" : "ROLE_NOT_ALLOWED ADMIN_AGENT_REQUIRED";
}

describe.each(cspRoles)("a partner with CSP role %s", (cspRole) => {
  test.each(cloudPortals)(
    "in %s acts for a customer exactly where the rules allow it",
    (portal) => {
      const answers = customers.map((customer) => answer({ cspRole, portal, customer }));
      expect(answers).toEqual(customers.map((customer) => expected(cspRole, portal, customer)));
    },
  );

  test.each(cloudPortals)("in %s acts for its own tenant without any of it", (portal) => {
    const own = { cspRole, portal, resourceTenantId: contosoTenant } as const;
    expect(answer(own)).toBe("ok");
    expect(answer({ ...own, resourceTenantId: null })).toBe("ok");
    expect(answer({ ...own, resourceTenantId: contosoTenant.toUpperCase() })).toBe("ok");

    const self = without(...flags);
    expect(answer({ ...own, customer: { ...self, tenantId: contosoTenant } })).toBe("ok");
  });

  test.each(cloudPortals)("in %s cannot act for another tenant without naming it", (portal) => {
    const nothingKnown = without(...flags);
    expect(answer({ cspRole, portal, resourceTenantId: fabrikamTenant })).toBe(
      expected(cspRole, portal, nothingKnown),
    );
  });

  test.each(cloudPortals)("in %s acts for a further tenant as for its own (A44)", (portal) => {
    const further = { cspRole, portal, furtherTenantIds: [fabrikamTenant] } as const;
    const self = without(...flags);
    expect(answer({ ...further, resourceTenantId: fabrikamTenant.toUpperCase() })).toBe("ok");
    expect(answer({ ...further, customer: { ...self, tenantId: fabrikamTenant } })).toBe("ok");
    const both = { customer: { ...self, tenantId: fabrikamTenant } };
    expect(answer({ ...further, ...both, resourceTenantId: contosoTenant })).toBe("ok");
    const third = "33333333-3333-4333-8333-333333333333";
    expect(answer({ ...further, resourceTenantId: third })).toBe(expected(cspRole, portal, self));
  });

  test("cannot name itself as the customer and act for another tenant", () => {
    const self = aCustomer({ tenantId: contosoTenant });
    const asked = { cspRole, customer: self, resourceTenantId: fabrikamTenant } as const;
    expect(answer(asked)).not.toBe("ok");
  });
});

describe("the most important cases", () => {
  test.each<[string, Shape, string]>([
    ["direct bill, all found", { customer: aCustomer() }, "ok"],
    ["indirect provider, all found", { cspRole: "IndirectProvider", customer: aCustomer() }, "ok"],
    ["Azure does not ask for GDAP", { customer: without("gdapActive") }, "ok"],
    [
      "Power Platform asks neither for the supplier nor for an Admin agent",
      { portal: "PowerPlatform", customer: without("suppliesSubscription", "callerIsAdminAgent") },
      "ok",
    ],
    [
      "an indirect reseller serves other workloads itself",
      { cspRole: "IndirectReseller", portal: "PowerPlatform", customer: aCustomer() },
      "ok",
    ],
    [
      "an indirect reseller leaves customer Azure to its provider",
      { cspRole: "IndirectReseller", customer: aCustomer() },
      "INDIRECT_RESELLER_USE_PROVIDER",
    ],
    [
      "a partner that is no CSP",
      { cspRole: "None", customer: aCustomer() },
      "CSP_ROLE_NOT_ALLOWED NOT_CSP",
    ],
  ])("%s", (_what, shape, outcome) => {
    expect(answer(shape)).toBe(outcome);
  });

  test("a customer without a resource tenant is still the tenant of the request", () => {
    const customer = without("suppliesSubscription");
    expect(answer({ customer, resourceTenantId: null })).toBe("CSP_ROLE_NOT_ALLOWED NOT_SUPPLIER");
  });

  test("a resource tenant that is neither the partner's nor the customer's is a bad request", () => {
    const elsewhere = "33333333-3333-4333-8333-333333333333";
    expect(answer({ customer: aCustomer(), resourceTenantId: elsewhere })).toBe("INVALID_REQUEST");
  });

  test("tenant ids are compared without regard to case", () => {
    const customer = aCustomer({ tenantId: "ABCDEF00-2222-4222-8222-222222222222" });
    const resourceTenantId = customer.tenantId.toLowerCase();
    expect(answer({ customer, resourceTenantId })).toBe("ok");
  });
});
