import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  aText,
  azure,
  benefitsFor,
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
  offerPath,
  onPremises,
  plansOf,
  refused,
  renew,
  renewed,
  servicesHub,
  statementOf,
} from "../../support/people.ts";
import { sweep } from "../../support/run-sweep.ts";

describe("terms and resets", () => {
  test("S15 a recorded renewal resets the balances on the anniversary without carry-over and keeps IDs and links", async () => {
    const { account, offer, partner } = await aReadyPlan({ kinds: [cloud, onPremises] });
    const ids = await idsOf(partner, offer);
    await consumeMany(azure, incident(offer, account), 37);
    await consumeMany(servicesHub, incident(offer, account, {}, onPremises), 5);
    await itIs("2026-08-20");
    await renewed(offer, "2026-08-20");

    await itIs("2026-09-01T00:10:00Z");
    expect(await sweep()).toMatchObject({ state: "Completed", failed: 0 });

    expect(await offerNow(offer)).toMatchObject({
      state: "Active",
      term: { number: 2, start: "2026-09-01", anniversary: "2027-09-01", endDate: "2027-10-01" },
      benefits: [
        { kind: cloud, state: "Active", remaining: 50, used: 0 },
        { kind: onPremises, state: "Active", remaining: 20, used: 0 },
      ],
    });
    expect(await idsOf(partner, offer)).toEqual(ids);
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      term: 2,
      plan: { remaining: 49 },
    });
    const before = await statementOf(partner, offer, "?term=1");
    expect(before).toMatchObject({
      valid: true,
      kindTotals: [
        { kind: cloud, used: 37, forfeited: 13, remaining: 0 },
        { kind: onPremises, used: 5, forfeited: 15, remaining: 0 },
      ],
    });
  });

  test("S16 without a renewal the anniversary resets nothing, and the old balance stays usable", async () => {
    const { account, offer, partner } = await aReadyPlan();
    await consumeMany(azure, incident(offer, account), 37);

    await itIs("2026-09-01T00:10:00Z");
    expect(await sweep()).toMatchObject({ state: "Completed", failed: 0 });

    expect(await offerNow(offer)).toMatchObject({ state: "InRenewalWindow", term: { number: 1 } });
    expect((await benefitsFor(partner, partner.user)).items[0]).toMatchObject({ remaining: 13 });
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      plan: { remaining: 12 },
    });
  });

  test("S18 a request just before the window closes is accepted, and one just after midnight finds the plan expired", async () => {
    const { account, offer } = await aReadyPlan();
    const body = incident(offer, account);
    await consumeMany(azure, body, 40);

    await itIs("2026-10-01T23:59:55Z");
    expect(await consumed(azure, body)).toMatchObject({ plan: { remaining: 9 } });
    await itIs("2026-10-02T00:00:00Z");
    expect(await consume(azure, body)).toMatchObject(
      refused(409, "PLAN_EXPIRED", {
        plan: { reason: "EXPIRED", used: 41, remaining: 0, usableHere: false },
      }),
    );
    expect(await plansOf(azure, account)).toMatchObject({
      available: [],
      unavailable: [{ planId: offer.offerId, reason: "EXPIRED", message: aText }],
    });
    expect(await lineNow(offer, cloud)).toMatchObject({ state: "Expired", remaining: 0, used: 41 });
  });

  test("a consume just after midnight uses the new term without a sweep, and a late sweep changes nothing", async () => {
    const { account, offer, partner } = await aReadyPlan();
    await consumeMany(azure, incident(offer, account), 50);
    await itIs("2026-08-20");
    await renewed(offer, "2026-08-20");
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "NO_INCIDENTS_REMAINING"),
    );

    await itIs("2026-09-01T00:00:00Z");
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      term: 2,
      plan: { remaining: 49 },
    });
    await sweep();
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 1, remaining: 49 });
    const { entries, valid } = await statementOf(partner, offer, "?term=2");
    expect(valid).toBe(true);
    expect(entries.filter(({ type }) => type === "Grant")).toHaveLength(2);
  });

  test("a renewal dated in the window opens the next term at once, from the anniversary", async () => {
    const { account, offer } = await aReadyPlan();
    await consumeMany(azure, incident(offer, account), 50);
    await itIs("2026-09-20");

    expect(await renewed(offer, "2026-09-20")).toMatchObject({
      state: "Active",
      term: { number: 2, start: "2026-09-01", anniversary: "2027-09-01" },
      benefits: [{ remaining: 50 }, {}],
    });
  });

  test("a renewal recorded early with a date in the window takes effect on that date", async () => {
    const { account, offer } = await aReadyPlan();
    await consumeMany(azure, incident(offer, account), 3);
    await itIs("2026-08-20");
    await renewed(offer, "2026-09-20");

    await itIs("2026-09-19");
    expect(await offerNow(offer)).toMatchObject({
      state: "InRenewalWindow",
      term: { number: 1 },
      benefits: [{ remaining: 47 }, {}],
    });
    await itIs("2026-09-20T00:00:01Z");
    expect(await offerNow(offer)).toMatchObject({
      state: "Active",
      term: { number: 2, start: "2026-09-01" },
      benefits: [{ remaining: 50 }, {}],
    });
  });

  test("a second renewal, and one before the term, after the window or for a cancelled offer, is refused", async () => {
    await itIs("2025-09-01");
    const offer = await buy(await aPartner(), "CORE", "2025-09-01");
    expect(await renew(offer, "2025-08-31")).toMatchObject(
      refused(400, "INVALID_REQUEST", { errors: [{ path: "renewedOn" }] }),
    );
    expect(await renew(offer, "2026-10-02")).toMatchObject(
      refused(409, "OFFER_EXPIRED", { remedy: "BUY_AGAIN" }),
    );
    await renewed(offer, "2026-10-01");
    expect(await renew(offer, "2026-09-15")).toMatchObject(
      refused(409, "RENEWAL_ALREADY_RECORDED"),
    );

    const late = await buy(await aPartner(), "CORE", "2025-09-01");
    await itIs("2026-11-01");
    expect(await renew(late, "2026-10-01")).toMatchObject(
      refused(409, "OFFER_EXPIRED", { remedy: "BUY_AGAIN" }),
    );
  });

  test("an anchor on 29 February has anniversaries on 28 February, and on the 29th in leap years", async () => {
    await itIs("2024-02-29");
    const offer = await buy(await aPartner(), "SPD_SERVICES", "2024-02-29");
    expect(offer.term).toMatchObject({ anniversary: "2025-02-28", endDate: "2025-03-30" });

    for (const [renewedOn, anniversary] of [
      ["2025-02-28", "2026-02-28"],
      ["2026-02-28", "2027-02-28"],
      ["2027-02-28", "2028-02-29"],
      ["2028-02-29", "2029-02-28"],
    ] as const) {
      await itIs(renewedOn);
      const { term } = await renewed(offer, renewedOn);
      expect(term).toMatchObject({ start: renewedOn, anniversary });
    }
  });

  test("the statement of a term accounts for every change, and its hash chain holds", async () => {
    const { account, offer, partner } = await aReadyPlan({ offerType: "CORE" });
    const { incidentId } = await consumed(azure, incident(offer, account));

    const statement = await statementOf(partner, offer);
    expect(statement).toMatchObject({
      term: 1,
      valid: true,
      cursor: null,
      kindTotals: [{ kind: cloud, granted: 2, used: 1, remaining: 1 }],
      entries: [
        { seq: 1, type: "Grant", delta: 2, remainingAfter: 2 },
        { seq: 2, type: "Deduct", delta: -1, remainingAfter: 1, incidentId },
      ],
    });
    expect(statement.closingHash).toBe(statement.entries.at(-1)?.hash);
    const { cursor, entries } = await statementOf(partner, offer, "?limit=1");
    expect(entries).toHaveLength(1);
    const rest = await statementOf(partner, offer, `?limit=1&cursor=${cursor ?? ""}`);
    expect(rest).toMatchObject({ cursor: null, entries: [{ seq: 2 }] });
  });

  test("a forecast shows the future state and the events until then, and writes nothing", async () => {
    const { offer, partner } = await aReadyPlan({ kinds: [cloud, onPremises] });
    const { body } = await api("GET", `${offerPath(offer)}/forecast?on=2026-10-02`, {
      as: partner.user,
    });
    expect(body).toMatchObject({ on: "2026-10-02", state: "Expired" });
    const { events } = body as { readonly events: readonly { on: string; type: string }[] };
    expect(events.map(({ on, type }) => `${on} ${type}`)).toEqual(
      expect.arrayContaining(["2026-09-01 WindowOpens", "2026-10-01 WindowCloses"]),
    );
    expect(await offerNow(offer)).toMatchObject({ state: "Active" });
  });

  test("a forecast of a renewed offer contains no reminder that the renewal makes obsolete", async () => {
    const { offer, partner } = await aReadyPlan();
    await renew(offer, "2026-08-01");
    const { body } = await api("GET", `${offerPath(offer)}/forecast?on=2026-09-01`, {
      as: partner.user,
    });
    const { events } = body as { readonly events: readonly { on: string; type: string }[] };
    expect(events.map(({ on, type }) => `${on} ${type}`)).toEqual(["2026-09-01 TermOpens"]);
  });
});
