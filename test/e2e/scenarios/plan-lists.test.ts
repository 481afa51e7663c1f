import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  activate,
  anAccount,
  aPartner,
  aReadyPlan,
  azure,
  buy,
  cloud,
  consume,
  consumeMany,
  financeOperations,
  incident,
  itIs,
  lineNow,
  linkTo,
  microsoft365,
  onPremises,
  partnerCenter,
  plansOf,
  powerPlatform,
  refused,
  servicesHub,
  textWith,
} from "../../support/people.ts";

const both = { kinds: [cloud, onPremises] } as const;

describe("plan lists and portals", () => {
  test("Services Hub shows cloud support as unavailable, with its numbers", async () => {
    const { account, offer } = await aReadyPlan(both);
    await consumeMany(azure, incident(offer, account), 3);

    const plans = await plansOf(servicesHub, account, {
      product: "WindowsServer",
      version: "2025",
    });
    expect(plans).toMatchObject({
      available: [{ kind: onPremises, remaining: 20, usableHere: true }],
      unavailable: [{ kind: cloud, remaining: 47, endDate: "2026-10-01", usableHere: false }],
    });
    expect(plans.unavailable[0]?.message).not.toBe("");
  });

  test("Services Hub requires the product and, for an on-premises product, its version", async () => {
    const { id, type } = (await aReadyPlan(both)).account;
    const ask = (query: string) =>
      api("GET", `/api/accounts/${type}/${id}/plans${query}`, { as: servicesHub });
    expect(await ask("")).toMatchObject(
      refused(400, "PRODUCT_REQUIRED", { errors: [{ path: "product" }] }),
    );
    expect(await ask("?product=WindowsServer")).toMatchObject(
      refused(400, "PRODUCT_REQUIRED", { errors: [{ path: "version" }] }),
    );
    expect((await ask("?product=WindowsServer&version=2025")).status).toBe(200);
    expect(await ask("?product=AzureVirtualMachines")).toMatchObject({
      status: 200,
      body: { available: [] },
    });
  });

  test("a version out of support leaves the plan unavailable for the product", async () => {
    const { account } = await aReadyPlan(both);
    expect(
      await plansOf(servicesHub, account, { product: "WindowsServer", version: "2016" }),
    ).toMatchObject({
      available: [],
      unavailable: [
        {},
        {
          kind: onPremises,
          reason: "PLAN_NOT_VALID_FOR_PRODUCT",
          message: "The support plan can't be used for the specified product.",
        },
      ],
    });
  });

  test.each([
    ["Azure", azure, [cloud]],
    ["Power Platform", powerPlatform, [cloud]],
    ["finance and operations", financeOperations, [cloud]],
    ["Partner Center", partnerCenter, []],
    ["Microsoft 365", microsoft365, []],
  ] as const)(
    "%s offers the kinds it can use and gives the reason for the others",
    async (_, as, kinds) => {
      const { account } = await aReadyPlan(both);
      const { available, unavailable } = await plansOf(as, account);

      expect(available.map(({ kind }) => kind)).toEqual(kinds);
      expect(available.length + unavailable.length).toBe(2);
      for (const { reason } of unavailable) expect(reason).toBe("NOT_VALID_FOR_PORTAL");
    },
  );

  test("listing plans never deducts and never lists a line that is not activated", async () => {
    const { account, offer } = await aReadyPlan();
    const { available, unavailable } = await plansOf(azure, account);
    expect([...available, ...unavailable].map(({ kind }) => kind)).toEqual([cloud]);
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0 });
  });

  test.each([
    ["Msa", "WindowsServer", "2025", { available: true, reason: null }],
    ["Entra", "WindowsServer", "2025", { available: false, reason: "ENTRA_ACCOUNT" }],
    ["Msa", "ExchangeServer", "SE", { available: false }],
    ["Msa", "AzureVirtualMachines", "", { available: false }],
  ] as const)(
    "pay-per-incident for %s and %s %s",
    async (type, product, version, payPerIncident) => {
      const account = anAccount(type);
      expect(await plansOf(servicesHub, account, { product, version })).toMatchObject({
        payPerIncident,
      });
    },
  );

  test.each([
    ["AzureVirtualMachines", "AzurePortal"],
    ["Dynamics365Sales", "PowerPlatform"],
    ["Power Apps", "PowerPlatform"],
    ["Dynamics365Finance", "FinanceOperations"],
    ["ExchangeOnline", "Microsoft365"],
  ])("Services Hub redirects %s to %s", async (product, redirectTo) => {
    const { account, offer } = await aReadyPlan(both);
    for (const kind of [cloud, onPremises]) {
      const body = { ...incident(offer, account, { product, version: null }), kind };
      expect(await consume(servicesHub, body)).toMatchObject(
        refused(409, "REDIRECT_TO_PORTAL", { redirectTo }),
      );
    }
  });

  test("a cloud product is refused in another portal, and Microsoft 365 in every portal", async () => {
    const { account, offer } = await aReadyPlan();
    for (const [as, product, code] of [
      [azure, "Dynamics365Sales", "PLAN_NOT_VALID_FOR_PRODUCT"],
      [powerPlatform, "AzureVirtualMachines", "PLAN_NOT_VALID_FOR_PRODUCT"],
      [azure, "WindowsServer", "PLAN_NOT_VALID_FOR_PRODUCT"],
      [azure, "ExchangeOnline", "PORTAL_DOES_NOT_ACCEPT_IDS"],
      [microsoft365, "ExchangeOnline", "PORTAL_DOES_NOT_ACCEPT_IDS"],
      [microsoft365, "AzureVirtualMachines", "PORTAL_DOES_NOT_ACCEPT_IDS"],
      [partnerCenter, "AzureVirtualMachines", "PLAN_NOT_VALID_FOR_PRODUCT"],
    ] as const) {
      expect(await consume(as, incident(offer, account, { product }))).toMatchObject(
        refused(422, code),
      );
    }
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0 });
  });

  test("the first guard that fails is the answer, in the order of docs/rules.md", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    await activate(partner, offer);
    const account = anAccount();
    const everythingWrong = incident(
      offer,
      account,
      { product: "WindowsServer", version: "2016", resourceTenantId: "another" },
      onPremises,
    );
    const ask = (more: object = {}) => consume(azure, { ...everythingWrong, ...more });

    expect(await ask()).toMatchObject(refused(409, "PLAN_NOT_LINKED"));
    await linkTo(azure, account, partner, offer);
    expect(await ask()).toMatchObject(
      refused(409, "BENEFIT_NOT_ACTIVATED", {
        detail: textWith("Partner On-premises Support 20"),
        plan: {
          kind: onPremises,
          remaining: 20,
          usableHere: false,
          reason: "BENEFIT_NOT_ACTIVATED",
        },
      }),
    );
    await activate(partner, offer, onPremises);
    expect(await ask()).toMatchObject(
      refused(422, "PLAN_NOT_VALID_FOR_PRODUCT", { reason: "NOT_VALID_FOR_PORTAL" }),
    );
    expect(await ask({ kind: cloud })).toMatchObject(refused(422, "PLAN_NOT_VALID_FOR_PRODUCT"));
    expect(await consume(servicesHub, everythingWrong)).toMatchObject(
      refused(422, "PRODUCT_VERSION_NOT_SUPPORTED"),
    );

    await consumeMany(azure, incident(offer, account), 50);
    expect(
      await consume(azure, incident(offer, account, { resourceTenantId: "another" })),
    ).toMatchObject(refused(403, "CSP_ROLE_NOT_ALLOWED"));
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "NO_INCIDENTS_REMAINING"),
    );
    await itIs("2026-10-02");
    expect(await ask()).toMatchObject(refused(409, "PLAN_EXPIRED"));
  });
});
