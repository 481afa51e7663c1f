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
  test("S08, S09 given a designation renewed on 2024-08-01 and 120 incidents used, when the 121st is made in July 2025 and the offer is renewed on 2025-08-01, then the 121st is accepted and the new term has 50", async () => {
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

  test("S10 given an anniversary on 2025-06-23, when it is renewed that day, then the term is capped: the date itself is", async () => {
    await itIs("2025-06-23");
    const offer = await buy(await aPartner(), "SPD_TRAINING", "2024-06-23");
    expect(offer.benefits[0]).toMatchObject(unlimited);

    expect((await renewed(offer, "2025-06-23")).benefits[0]).toMatchObject(fifty);
  });

  test("S11 given a renewal on 2025-06-22, when nobody renews in 2026, then the term is unlimited through its window and expires on 2026-07-23", async () => {
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

  test("S13 given legacy Gold of 2024-11-05, when it is used 60 times and renewed, then all are accepted, the renewal is not, and the plan ends on 2025-12-05", async () => {
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

  test("S14 given legacy Silver imported as a pack of five, when it is used six times, then the sixth finds none remaining", async () => {
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

  test("a late renewal is dated by its payment: anniversary 2025-06-10, renewed on 2025-07-01, is capped and reaches to the next 10 June", async () => {
    const { account, offer } = await aReadyPlan({ purchasedOn: "2024-06-10" });
    await consumeMany(azure, incident(offer, account), 51);
    await itIs("2025-07-01");
    expect(await lineNow(offer, cloud)).toMatchObject({ ...unlimited, used: 51 });

    expect(await renewed(offer, "2025-07-01")).toMatchObject({
      term: { number: 2, start: "2025-06-10", anniversary: "2026-06-10", endDate: "2026-07-10" },
      benefits: [fifty, {}],
    });
  });

  test("a renewal recorded ahead is decided on the anniversary: recorded in June 2025 for 2025-07-05, it is capped, and the term before stays unlimited", async () => {
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

  test("legacy types are sold to 2025-01-21 and not on 2025-01-22", async () => {
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
