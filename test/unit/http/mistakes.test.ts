import { describe, expect, test } from "vitest";

import { entranceOf, heardBy } from "../../../functions/http/mistakes.ts";
import type { OperationId } from "../../../functions/operations.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import type { RefusalCode } from "../../../shared/domain/refusal.ts";
import { contosoTenant, fabrikamTenant } from "../../support/builders.ts";
import { admin, commerce } from "../../support/callers.ts";

const entrance = entranceOf({
  partners: { read: async () => ({ value: { tenantId: contosoTenant }, etag: "1" }) },
} as unknown as Deps);
const user = { ...admin, roles: new Set<never>() };
const stranger = { ...admin, tenantId: fabrikamTenant };

const heard = async (
  who: typeof admin,
  operation: OperationId,
  code: RefusalCode,
  partnerId = "contoso",
) => (await heardBy(who, { code, detail: "" }, operation, partnerId, entrance)).code;

describe.each(["INVALID_REQUEST", "IDEMPOTENCY_KEY_REQUIRED", "BODY_TOO_LARGE"] as const)(
  "%s",
  (code) => {
    test("is told to who may make the call, and to nobody else", async () => {
      expect(await heard(admin, "createDistribution", code)).toBe(code);
      expect(await heard(user, "createDistribution", code)).toBe("ROLE_NOT_ALLOWED");
      expect(await heard(stranger, "createDistribution", code)).toBe("NOT_PROGRAM_ASSOCIATED");
      expect(await heard(user, "readStatement", code)).toBe(code);
      expect(await heard(stranger, "readStatement", code)).toBe("NOT_PROGRAM_ASSOCIATED");
    });

    test("is told to who needs no tenant, and of a partner that cannot be", async () => {
      expect(await heard(commerce, "purchaseOffer", code)).toBe(code);
      expect(await heard(stranger, "readStatement", code, "no such / partner")).toBe(code);
    });
  },
);

test("what a use case has refused is told as it is", async () => {
  expect(await heard(stranger, "createDistribution", "NOT_FOUND")).toBe("NOT_FOUND");
});
