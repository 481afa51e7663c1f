import { describe, expect, test } from "vitest";

import {
  aReadyPlan,
  anAccount,
  azure,
  bodyOf,
  cloud,
  consume,
  consumed,
  financeOperations,
  incident,
  itIs,
  lineNow,
  onPremises,
  plansOf,
  powerPlatform,
  refused,
  servicesHub,
  textWith,
} from "../../support/people.ts";
import { api } from "../../support/environment.ts";

const eligibility = async (what: Readonly<Record<string, string>>): Promise<unknown> => {
  const query = new URLSearchParams({ kind: onPremises, ...what });
  return bodyOf(await api("GET", `/api/catalog/eligibility?${query.toString()}`), 200);
};

describe("products", () => {
  test("S63 a cloud portal vouches for a product that is in no catalogue", async () => {
    const { account, offer } = await aReadyPlan();
    await itIs("2025-09-10");
    const asked = [
      [azure, "Microsoft Entra ID", 49],
      [powerPlatform, "Dynamics 365 Business Central", 48],
      [financeOperations, "Dynamics 365 Commerce", 47],
    ] as const;
    for (const [portal, product, remaining] of asked) {
      expect(await plansOf(portal, account, { product })).toMatchObject({
        available: [{ planId: offer.offerId }],
      });
      expect(await consumed(portal, incident(offer, account, { product }))).toMatchObject({
        product,
        plan: { remaining },
      });
      expect(await eligibility({ kind: cloud, product })).toMatchObject({ eligible: true });
    }
  });

  test("S64 a product that the catalogue knows keeps its portal and area, and Services Hub names the nearest ones", async () => {
    const { account, offer } = await aReadyPlan({ kinds: [cloud, onPremises] });
    await itIs("2025-09-10");
    const invalid = refused(422, "PLAN_NOT_VALID_FOR_PRODUCT");
    for (const product of ["Dynamics 365 Sales", "Windows Server 2025", "Windows Server"]) {
      expect(await consume(azure, incident(offer, account, { product }))).toMatchObject(invalid);
    }
    expect(
      await consume(azure, incident(offer, account, { product: "Exchange Online" })),
    ).toMatchObject(refused(422, "PORTAL_DOES_NOT_ACCEPT_IDS"));

    const typed = { product: "Windws Srver", version: "2025" };
    const answer = await consume(servicesHub, incident(offer, account, typed, onPremises));
    expect(answer).toMatchObject(
      refused(422, "PRODUCT_VERSION_NOT_SUPPORTED", {
        reason: "UNKNOWN_PRODUCT",
        detail: textWith("Windows Server"),
      }),
    );
    expect(answer.body).not.toHaveProperty("remedy");
    expect(answer.body).not.toHaveProperty("offerSuggestions");
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0 });
    expect(await lineNow(offer, onPremises)).toMatchObject({ used: 0 });
  });

  const spelled = [
    ["SQL Server", "SQL Server 2022 CU12"],
    ["Windows Server", "2025 Datacenter"],
    ["Microsoft SQL Server", "2022 Standard"],
    ["Windows Enterprise", "25H2"],
    ["Windows 11", "25H2"],
    ["Dynamics 365 Customer Engagement", "9.1"],
    ["SQL Server 2022 CU12", null],
  ] as const;

  test("S65 products and versions are understood as people write them, in requests, lists and the catalogue", async () => {
    const { account, offer } = await aReadyPlan({ kinds: [onPremises], linkedIn: servicesHub });
    await itIs("2026-03-01");
    for (const [product, version] of spelled) {
      const what = { product, ...(version !== null && { version }) };
      expect(await eligibility(what)).toMatchObject({ eligible: true });
      expect(await plansOf(servicesHub, account, what)).toMatchObject({
        available: [{ planId: offer.offerId }],
      });
      const body = incident(offer, account, { product, version }, onPremises);
      expect(await consumed(servicesHub, body)).toMatchObject({ product, version });
    }
    expect(await lineNow(offer, onPremises)).toMatchObject({ remaining: 13 });
  });

  test.each([
    "Windows Server 2025",
    "Microsoft SQL Server 2022 Standard CU12",
    "Exchange Server Subscription Edition",
    "Windows 11 Enterprise 25H2",
    "Windows 11",
    "Dynamics NAV 2018",
    "Business Central on-premises",
  ])("%s is no cloud product of a cloud portal, however it is written", async (product) => {
    const { account, offer } = await aReadyPlan();
    await itIs("2025-10-01");
    for (const portal of [azure, powerPlatform, financeOperations]) {
      expect(await consume(portal, incident(offer, account, { product }))).toMatchObject(
        refused(422, "PLAN_NOT_VALID_FOR_PRODUCT"),
      );
      expect(await plansOf(portal, account, { product })).toMatchObject({ available: [] });
    }
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0 });
  });

  test("S66 an unknown version is refused with the known ones and nothing to buy, and an update of a known one is that one", async () => {
    const { account, offer } = await aReadyPlan({ kinds: [onPremises], linkedIn: servicesHub });
    await itIs("2026-03-01");
    const known = textWith("Known versions: 2025, 2022, 2019, 2017, 2016.");
    const future = { product: "SQL Server", version: "2027" };
    const ask = (what: object) => consume(servicesHub, incident(offer, account, what, onPremises));
    const answer = await ask(future);
    expect(answer).toMatchObject(
      refused(422, "PRODUCT_VERSION_NOT_SUPPORTED", { reason: "UNKNOWN_VERSION", detail: known }),
    );
    expect(answer.body).not.toHaveProperty("remedy");
    expect(answer.body).not.toHaveProperty("offerSuggestions");
    expect(await plansOf(servicesHub, account, future)).toMatchObject({
      unavailable: [{ reason: "PLAN_NOT_VALID_FOR_PRODUCT", message: known }],
    });
    expect(await eligibility(future)).toMatchObject({ eligible: false, detail: known });

    const old = { product: "SQL Server", version: "SQL Server 2019 CU28" };
    expect(await ask(old)).toMatchObject(
      refused(422, "PRODUCT_VERSION_NOT_SUPPORTED", { reason: "NOT_N_OR_N_MINUS_1" }),
    );
    expect(await eligibility(old)).toMatchObject({ eligible: false, rank: "older" });
    expect(await lineNow(offer, onPremises)).toMatchObject({ used: 0 });
  });

  test("an unknown product is named with the nearest ones in plan lists and in the catalogue, too", async () => {
    const { account } = await aReadyPlan({ kinds: [onPremises], linkedIn: servicesHub });
    await itIs("2026-03-01");
    const typed = { product: "Windws Srver 2025", version: "2025" };
    expect(await plansOf(servicesHub, account, typed)).toMatchObject({
      unavailable: [{ message: textWith("nearest known names are: Windows Server") }],
    });
    expect(await eligibility(typed)).toMatchObject({
      reason: "UNKNOWN_PRODUCT",
      detail: textWith("nearest known names are: Windows Server"),
    });
  });

  test.each([
    ["S86", "Exchange Server", "2016", "2025-10-14", "2025-10-15"],
    ["S87", "SharePoint Server", "2019", "2026-07-14", "2026-07-15"],
    ["S87", "SharePoint Server 2019", "2019", "2026-07-14", "2026-07-15"],
  ])(
    "%s pay-per-incident support for %s %s is available up to the end of all support, %s",
    async (_, product, version, lastDay, nextDay) => {
      const { account } = await aReadyPlan({
        kinds: [onPremises],
        linkedIn: servicesHub,
        account: anAccount("Msa"),
      });
      const asked = () => plansOf(servicesHub, account, { product, version });
      await itIs(lastDay);
      expect(await asked()).toMatchObject({ payPerIncident: { available: true, reason: null } });
      await itIs(nextDay);
      expect(await asked()).toMatchObject({
        payPerIncident: { available: false, reason: "SUPPORT_ENDED" },
      });
    },
  );
});
