import { describe, expect, test } from "vitest";

import type { OperationId } from "../../../functions/operations.ts";
import { discloseTo, makePartnerAccessCheck } from "../../../functions/http/disclosure.ts";
import type { ProblemCode } from "../../../shared/contract/problem-codes.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import { contosoTenant, fabrikamTenant } from "../../support/builders.ts";
import { admin, commerce } from "../../support/callers.ts";

const checkAccess = makePartnerAccessCheck({
  partners: {
    read: async () => ({ value: { tenantId: contosoTenant, furtherTenantIds: [] }, etag: "1" }),
  },
} as unknown as Deps);
const user = { ...admin, roles: new Set<never>() };
const stranger = { ...admin, tenantId: fabrikamTenant };

const disclosed = async (
  who: typeof admin,
  operation: OperationId,
  code: ProblemCode,
  partnerId = "contoso",
) => (await discloseTo(who, { code, detail: "" }, operation, partnerId, checkAccess)).code;

describe.each(["INVALID_REQUEST", "IDEMPOTENCY_KEY_REQUIRED", "BODY_TOO_LARGE"] as const)(
  "%s",
  (code) => {
    test("is disclosed only to callers who may make the call", async () => {
      expect(await disclosed(admin, "createDistribution", code)).toBe(code);
      expect(await disclosed(user, "createDistribution", code)).toBe("ROLE_NOT_ALLOWED");
      expect(await disclosed(stranger, "createDistribution", code)).toBe("NOT_PROGRAM_ASSOCIATED");
      expect(await disclosed(user, "readStatement", code)).toBe(code);
      expect(await disclosed(stranger, "readStatement", code)).toBe("NOT_PROGRAM_ASSOCIATED");
    });

    test("is disclosed to callers who need no tenant, and for an ID that no partner can have", async () => {
      expect(await disclosed(commerce, "purchaseOffer", code)).toBe(code);
      expect(await disclosed(stranger, "readStatement", code, "no such / partner")).toBe(code);
    });
  },
);

test("the refusal of a use case is disclosed unchanged", async () => {
  expect(await disclosed(stranger, "createDistribution", "NOT_FOUND")).toBe("NOT_FOUND");
});
