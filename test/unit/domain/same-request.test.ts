import { expect, test } from "vitest";

import { comparable } from "../../../shared/domain/same-request.ts";
import { foldId, sameId } from "../../../shared/domain/spelling.ts";
import { aRequest } from "../../support/builders.ts";

test.each([
  ["u1", " U1 "],
  ["Kim@Contoso.example", "kim@contoso.EXAMPLE"],
  ["6B1D3C57-4D1F-4F0A-9A3E-2F0F5A1B2C3D", "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d"],
])("the IDs %s and %s are one", (a, b) => {
  expect(sameId(a, b)).toBe(true);
  expect(foldId(a)).toBe(foldId(b));
});

const customer = {
  ...{ tenantId: "Fabrikam", gdapActive: true, suppliesSubscription: true },
  ...{ hasRbac: true, callerIsAdminAgent: true },
};

test("a request that differs only in the spelling of its account and tenants is the same content", () => {
  const first = aRequest({ resourceTenantId: "Fabrikam", customer });
  const repeat = aRequest({
    account: { id: "U1", type: "Entra" },
    resourceTenantId: "FABRIKAM",
    customer: { ...customer, tenantId: " fabrikam" },
  });
  expect(comparable(repeat)).toEqual(comparable(first));
  expect(comparable({ ...repeat, title: "VM DOES NOT START" })).not.toEqual(comparable(first));
});
