import { describe, expect, test } from "vitest";

import {
  aReadyPlan,
  azure,
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
    }
  });

  test("S64 a product that the catalogue knows keeps its portal and area, and Services Hub names the nearest ones", async () => {
    const { account, offer } = await aReadyPlan({ kinds: [cloud, onPremises] });
    await itIs("2025-09-10");
    const invalid = refused(422, "PLAN_NOT_VALID_FOR_PRODUCT");
    for (const product of ["Dynamics 365 Sales", "Windows Server"]) {
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
});
