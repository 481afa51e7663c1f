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
  idsOf,
  incident,
  itIs,
  lineNow,
  offerNow,
  purchase,
  refused,
  renew,
  renewed,
  statementOf,
} from "../../support/people.ts";

describe("renewals that are told late", () => {
  test("S67 a renewal paid in the window and told after it opens the expired offer again, and what was forfeited stays forfeited", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const ids = await idsOf(partner, offer);
    await consumeMany(azure, incident(offer, account), 2);
    await itIs("2026-10-10");
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_EXPIRED"),
    );

    await itIs("2026-10-20");
    expect(await renewed(offer, "2026-09-25")).toMatchObject({
      state: "Active",
      term: { number: 2, start: "2026-09-01", endDate: "2027-10-01" },
    });

    expect(await idsOf(partner, offer)).toEqual(ids);
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      term: 2,
      plan: { remaining: 49 },
    });
    expect(await lineNow(offer, cloud)).toMatchObject({ granted: 50, used: 1 });
    const before = await statementOf(partner, offer, "?term=1");
    expect(before).toMatchObject({
      valid: true,
      kindTotals: [{ kind: cloud, used: 2, forfeited: 48, remaining: 0 }, {}],
    });
    const forfeits = before.entries.filter(
      ({ kind, type }) => kind === cloud && type === "Forfeit",
    );
    expect(forfeits.map(({ delta }) => delta)).toEqual([-48]);
    expect(await statementOf(partner, offer, "?term=2")).toMatchObject({ valid: true });
  });

  test("S68 a renewal is accepted up to 30 days after the window, and only if it is dated in the window", async () => {
    const first = await aReadyPlan();
    const second = await aReadyPlan();
    await itIs("2026-10-31");
    const expired = refused(409, "OFFER_EXPIRED", { remedy: "BUY_AGAIN" });
    expect(await renew(first.offer, "2026-10-02")).toMatchObject(expired);
    expect(await renewed(second.offer, "2026-10-01")).toMatchObject({
      state: "Active",
      term: { number: 2 },
    });

    await itIs("2026-11-15");
    expect(await renew(first.offer, "2026-09-25")).toMatchObject(expired);
    expect(await offerNow(first.offer)).toMatchObject({ state: "Expired", term: { number: 1 } });
  });

  test("an offer that the partner has bought again is not opened again by a late renewal", async () => {
    const { offer, partner } = await aReadyPlan();
    await itIs("2026-10-05");
    await buy(partner, "SPD_SERVICES", "2026-10-05");

    expect(await renew(offer, "2026-09-25")).toMatchObject(refused(409, "OFFER_ALREADY_HELD"));
    expect(await offerNow(offer)).toMatchObject({ state: "Expired" });
  });
});

describe("the dates of orders", () => {
  test("S80 a purchase may be dated on a day that has begun in the easternmost zone, and on no later one", async () => {
    const partner = await aPartner();
    const tooEarly = refused(400, "INVALID_REQUEST", { errors: [{ path: "purchasedOn" }] });
    await itIs("2025-09-01T09:00:00Z");
    expect(await purchase(partner, "CORE", "2025-09-02")).toMatchObject(tooEarly);

    await itIs("2025-09-01T11:00:00Z");
    expect(await purchase(partner, "CORE", "2025-09-03")).toMatchObject(tooEarly);
    expect(await buy(partner, "CORE", "2025-09-02")).toMatchObject({
      state: "Active",
      term: { number: 1, start: "2025-09-02", anniversary: "2026-09-02" },
    });
  });

  test("S81 the date that an order names decides, also where it is tomorrow in the program's zone", async () => {
    const partner = await aPartner();
    await itIs("2025-01-21T16:00:00Z");
    expect(await purchase(partner, "ACTION_PACK", "2025-01-22")).toMatchObject(
      refused(409, "OFFER_RETIRED"),
    );
    await itIs("2025-06-22T16:00:00Z");
    const spd = await buy(partner, "SPD_SERVICES", "2025-06-23");
    expect(await lineNow(spd, cloud)).toMatchObject({ granted: 50, unlimited: false });

    await itIs("2026-07-23T16:00:00Z");
    expect(await renew(spd, "2026-07-24")).toMatchObject(refused(409, "OFFER_EXPIRED"));
    expect(await renewed(spd, "2026-07-23")).toMatchObject({ term: { number: 2 } });
  });
});
