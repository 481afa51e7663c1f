import { describe, expect, test } from "vitest";

import { isTenantOf, tenantProblem } from "../../../shared/domain/tenants.ts";
import { contosoTenant, fabrikamTenant } from "../../support/builders.ts";

const personalAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad";

describe("the tenant of a partner (A44)", () => {
  test.each([
    contosoTenant,
    "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d",
    "6B1D3C57-4D1F-4F0A-9A3E-2F0F5A1B2C3D",
    // Older tenants have GUIDs without a version.
    "72f988bf-86f1-01af-01ab-2d7cd011db47",
    " 6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d ",
  ])("can be %j", (typed) => {
    expect(tenantProblem(typed)).toBeUndefined();
  });

  test.each([
    "",
    "contoso",
    "contoso.onmicrosoft.com",
    "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3",
    "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d0",
    "6b1d3c574d1f4f0a9a3e2f0f5a1b2c3d",
    "{6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d}",
    "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3g",
    `${contosoTenant},${fabrikamTenant}`,
    "common",
    "organizations",
  ])("cannot be %j, which is no GUID", (typed) => {
    expect(tenantProblem(typed)).toMatch(/^must be a tenant ID: a GUID/);
  });

  test.each([personalAccounts, personalAccounts.toUpperCase(), ` ${personalAccounts}`])(
    "cannot be the one of all personal accounts: %j",
    (typed) => {
      expect(tenantProblem(typed)).toMatch(/personal Microsoft accounts/);
    },
  );

  test("is any of the partner's own, in any letter case, and never the one of personal accounts", () => {
    const partner = {
      tenantId: contosoTenant,
      furtherTenantIds: ["ABCDEF00-2222-4222-8222-222222222222"],
    };
    expect(isTenantOf(partner, contosoTenant)).toBe(true);
    expect(isTenantOf(partner, "abcdef00-2222-4222-8222-222222222222")).toBe(true);
    expect(isTenantOf(partner, fabrikamTenant)).toBe(false);
    const stored = { tenantId: personalAccounts, furtherTenantIds: [personalAccounts] };
    expect(isTenantOf(stored, personalAccounts)).toBe(false);
  });

  test("is compared with a stored one that is no GUID", () => {
    expect(isTenantOf({ tenantId: "contoso", furtherTenantIds: [] }, "Contoso")).toBe(true);
  });
});
