import { describe, expect, test } from "vitest";

import {
  aPartner,
  aReadyPlan,
  azure,
  buy,
  cloud,
  consume,
  consumed,
  consumeMany,
  incident,
  itIs,
  lineNow,
  offerNow,
  onPremises,
  purchase,
  refused,
  renew,
  renewed,
} from "../../support/people.ts";

const unlimited = { granted: null, remaining: null, unlimited: true };
const fifty = { granted: 50, remaining: 50, used: 0, unlimited: false };

describe("the cap of 2025-06-23", () => {
  test("S08, S09 a term renewed before 2025-06-23 stays unlimited to its end, and the next term has 50", async () => {
    const { account, offer } = await aReadyPlan({ purchasedOn: "2023-08-01" });
    await itIs("2024-08-01");
    await renewed(offer, "2024-08-01");
    const body = incident(offer, account);
    await consumeMany(azure, body, 120);

    await itIs("2025-07-15");
    expect(await consumed(azure, body)).toMatchObject({ plan: { ...unlimited, used: 121 } });

    await itIs("2025-08-01");
    expect(await renewed(offer, "2025-08-01")).toMatchObject({
      term: { number: 3, start: "2025-08-01", anniversary: "2026-08-01" },
      benefits: [fifty, { kind: onPremises, remaining: 20 }],
    });
  });

  test("S10 a renewal on 2025-06-23 itself is capped", async () => {
    await itIs("2025-06-23");
    const offer = await buy(await aPartner(), "SPD_TRAINING", "2024-06-23");
    expect(offer.benefits[0]).toMatchObject(unlimited);

    expect((await renewed(offer, "2025-06-23")).benefits[0]).toMatchObject(fifty);
  });

  test("S11 a term renewed on 2025-06-22 is unlimited through its window and expires on 2026-07-23", async () => {
    const { account, offer } = await aReadyPlan({ purchasedOn: "2024-06-22" });
    await itIs("2025-06-22");
    expect((await renewed(offer, "2025-06-22")).benefits[0]).toMatchObject(unlimited);
    const body = incident(offer, account);
    await consumeMany(azure, body, 55);

    for (const [day, state] of [
      ["2026-06-21", "Active"],
      ["2026-06-22", "InRenewalWindow"],
      ["2026-07-22", "InRenewalWindow"],
    ] as const) {
      await itIs(day);
      expect((await offerNow(offer)).state).toBe(state);
      expect(await consumed(azure, body)).toMatchObject({ plan: unlimited });
    }
    await itIs("2026-07-23");
    expect((await offerNow(offer)).state).toBe("Expired");
    expect(await consume(azure, body)).toMatchObject(
      refused(409, "PLAN_EXPIRED", { remedy: "BUY_NEW_PLAN" }),
    );
  });

  test("S13 legacy Gold is unlimited, cannot be renewed after retirement, and ends with its window", async () => {
    const { account, offer } = await aReadyPlan({
      offerType: "LEGACY_GOLD",
      purchasedOn: "2024-11-05",
    });
    const body = incident(offer, account);
    await consumeMany(azure, body, 60);
    expect(await lineNow(offer, cloud)).toMatchObject({ ...unlimited, used: 60 });

    await itIs("2025-11-05");
    expect(await renew(offer, "2025-11-05")).toMatchObject(refused(409, "OFFER_RETIRED"));
    await itIs("2025-12-05");
    await consumed(azure, body);
    await itIs("2025-12-06");
    expect(await consume(azure, body)).toMatchObject(refused(409, "PLAN_EXPIRED"));
    expect(await offerNow(offer)).toMatchObject({ state: "Expired" });
  });

  test("S14 legacy Silver imported as a pack of five refuses the sixth request", async () => {
    const { account, offer } = await aReadyPlan({
      offerType: "LEGACY_SILVER",
      purchasedOn: "2024-12-01",
      planName: "Partner Signature 5pack",
    });
    expect(await lineNow(offer, cloud)).toMatchObject({
      name: "Partner Cloud Support 5",
      granted: 5,
    });
    await itIs("2025-03-01");
    const body = incident(offer, account);
    await consumeMany(azure, body, 5);

    expect(await consume(azure, body)).toMatchObject(
      refused(409, "NO_INCIDENTS_REMAINING", { plan: { remaining: 0, used: 5 } }),
    );
  });

  test("a late renewal is decided by its date: an anniversary before 2025-06-23 renewed after it is capped", async () => {
    const { account, offer } = await aReadyPlan({ purchasedOn: "2024-06-10" });
    await consumeMany(azure, incident(offer, account), 51);
    await itIs("2025-07-01");
    expect(await lineNow(offer, cloud)).toMatchObject({ ...unlimited, used: 51 });

    expect(await renewed(offer, "2025-07-01")).toMatchObject({
      term: { number: 2, start: "2025-06-10", anniversary: "2026-06-10", endDate: "2026-07-10" },
      benefits: [fifty, {}],
    });
  });

  test("an early renewal is decided on the anniversary: recorded before 2025-06-23 for a later anniversary, it is capped", async () => {
    await itIs("2025-06-05");
    const offer = await buy(await aPartner(), "SPD_SERVICES", "2024-07-05");

    expect(await renewed(offer, "2025-06-05")).toMatchObject({
      term: { number: 1, renewal: { renewedOn: "2025-06-05", effectiveOn: "2025-07-05" } },
      benefits: [unlimited, {}],
    });
    await itIs("2025-07-05T00:00:01Z");
    expect(await offerNow(offer)).toMatchObject({
      term: { number: 2, renewal: null },
      benefits: [fifty, {}],
    });
  });

  test.each([
    ["2025-06-22", unlimited],
    ["2025-06-23", { granted: 50 }],
  ] as const)("a first purchase on %s is decided by its own day", async (day, granted) => {
    await itIs(day);
    const offer = await buy(await aPartner(), "SPD_SERVICES", day);
    expect(offer.benefits).toMatchObject([{ kind: cloud, ...granted }, { granted: 20 }]);
  });

  test("legacy types are sold until 2025-01-21 and refused from 2025-01-22", async () => {
    await itIs("2025-01-22");
    for (const type of ["LEGACY_GOLD", "LEGACY_SILVER", "ACTION_PACK"] as const) {
      const partner = await aPartner();
      expect(await purchase(partner, type, "2025-01-22")).toMatchObject(
        refused(409, "OFFER_RETIRED"),
      );
      expect(await buy(partner, type, "2025-01-21")).toMatchObject({ state: "Active" });
    }
  });
});
