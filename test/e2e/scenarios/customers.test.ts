import { randomUUID } from "node:crypto";

import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  azure,
  cloud,
  commerce,
  consume,
  consumed,
  financeOperations,
  incident,
  itIs,
  lineNow,
  powerPlatform,
  refused,
  type ReadyPlan,
} from "../../support/people.ts";

type CspRole = "None" | "IndirectReseller" | "IndirectProvider" | "DirectBill";

const planOf = async (cspRole: CspRole): Promise<ReadyPlan> => {
  await itIs("2025-09-01");
  return aReadyPlan({ partner: await aPartner({ cspRole }) });
};

const aCustomer = (more: object = {}) => ({
  tenantId: randomUUID() as string,
  gdapActive: true,
  suppliesSubscription: true,
  hasRbac: true,
  callerIsAdminAgent: true,
  ...more,
});

/** A request for a customer's tenant. */
const about = (
  { account, offer }: ReadyPlan,
  customer: ReturnType<typeof aCustomer>,
  more: object = {},
): object => incident(offer, account, { resourceTenantId: customer.tenantId, customer, ...more });

const sales = { product: "Dynamics365Sales" };

describe("customers of CSP partners", () => {
  test("S44 a Dynamics request for a customer is refused after the GDAP relationship ends; the plan stays valid for others", async () => {
    const plan = await planOf("DirectBill");
    const customer = aCustomer();

    await itIs("2026-01-31");
    expect(await consumed(powerPlatform, about(plan, customer, sales))).toMatchObject({
      plan: { remaining: 49 },
    });
    await itIs("2026-02-02");
    expect(
      await consume(powerPlatform, about(plan, { ...customer, gdapActive: false }, sales)),
    ).toMatchObject(refused(403, "GDAP_REQUIRED", { plan: { remaining: 49, usableHere: true } }));
    await consumed(powerPlatform, about(plan, aCustomer(), sales));
  });

  test("S50 an indirect reseller may request support for its own Azure tenant, but not for a customer's", async () => {
    const plan = await planOf("IndirectReseller");

    expect(await consume(azure, about(plan, aCustomer()))).toMatchObject(
      refused(403, "INDIRECT_RESELLER_USE_PROVIDER", { plan: { remaining: 50 } }),
    );
    expect(await lineNow(plan.offer, cloud)).toMatchObject({ used: 0 });
    expect(
      await consumed(
        azure,
        incident(plan.offer, plan.account, { resourceTenantId: plan.partner.tenantId }),
      ),
    ).toMatchObject({ plan: { remaining: 49 } });
  });

  test.each([
    ["None", "CSP_ROLE_NOT_ALLOWED"],
    ["IndirectReseller", "INDIRECT_RESELLER_USE_PROVIDER"],
    ["IndirectProvider", null],
    ["DirectBill", null],
  ] as const)("customer Azure for a partner of the role %s: %s", async (role, code) => {
    const plan = await planOf(role);
    const answer = await consume(azure, about(plan, aCustomer({ gdapActive: false })));
    expect(answer).toMatchObject(code === null ? { status: 201 } : refused(403, code));
  });

  test.each([
    ["None", "CSP_ROLE_NOT_ALLOWED"],
    ["IndirectReseller", null],
    ["IndirectProvider", null],
    ["DirectBill", null],
  ] as const)("customer Dynamics 365 for a partner of the role %s: %s", async (role, code) => {
    const plan = await planOf(role);
    const customer = aCustomer({ suppliesSubscription: false });
    const finance = { product: "Dynamics365Finance" };
    const answer = await consume(financeOperations, about(plan, customer, finance));
    expect(answer).toMatchObject(code === null ? { status: 201 } : refused(403, code));
  });

  test("an Azure request for a customer needs the subscription's supplier, RBAC and an Admin agent, in that order", async () => {
    const plan = await planOf("DirectBill");
    const none = { suppliesSubscription: false, hasRbac: false, callerIsAdminAgent: false };
    for (const [more, code, reason] of [
      [none, "CSP_ROLE_NOT_ALLOWED", "NOT_SUPPLIER"],
      [{ ...none, suppliesSubscription: true }, "CSP_ROLE_NOT_ALLOWED", "RBAC_REQUIRED"],
      [{ callerIsAdminAgent: false }, "ROLE_NOT_ALLOWED", "ADMIN_AGENT_REQUIRED"],
    ] as const) {
      expect(await consume(azure, about(plan, aCustomer(more)))).toMatchObject(
        refused(403, code, { reason }),
      );
    }
    expect(await lineNow(plan.offer, cloud)).toMatchObject({ used: 0 });
  });

  test("other customer workloads need a permission in addition to GDAP", async () => {
    const plan = await planOf("IndirectProvider");
    expect(
      await consume(powerPlatform, about(plan, aCustomer({ hasRbac: false }), sales)),
    ).toMatchObject(refused(403, "GDAP_REQUIRED", { reason: "PERMISSION_MISSING" }));
  });

  test("a non-CSP partner may not name another tenant, with or without a customer", async () => {
    const plan = await planOf("None");
    const resourceTenantId = randomUUID();
    for (const [as, more] of [
      [azure, {}],
      [powerPlatform, sales],
    ] as const) {
      expect(
        await consume(as, incident(plan.offer, plan.account, { resourceTenantId, ...more })),
      ).toMatchObject(refused(403, "CSP_ROLE_NOT_ALLOWED"));
    }
  });

  test("a partner's own tenant named as the customer counts as its own, in any letter case", async () => {
    const plan = await planOf("None");
    const tenantId = plan.partner.tenantId.toUpperCase();
    expect(await consume(azure, about(plan, { ...aCustomer(), tenantId }))).toMatchObject({
      status: 201,
      body: { plan: { remaining: 49 } },
    });
  });

  test("a changed CSP role takes effect with the next request", async () => {
    const plan = await planOf("None");
    const { partnerId, tenantId } = plan.partner;
    expect(await consume(azure, about(plan, aCustomer()))).toMatchObject(
      refused(403, "CSP_ROLE_NOT_ALLOWED"),
    );
    const body = { name: "Contoso", tenantId, cspRole: "DirectBill", isvSuccessEnrolled: false };
    expect((await api("PUT", `/api/partners/${partnerId}`, { as: commerce, body })).status).toBe(
      200,
    );
    await consumed(azure, about(plan, aCustomer()));
  });
});
