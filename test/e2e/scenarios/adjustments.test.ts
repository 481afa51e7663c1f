import { describe, expect, test } from "vitest";

import type { Offer } from "../../../shared/domain/benefit.ts";
import { api } from "../../support/environment.ts";
import type { Answer } from "../../support/environment.ts";
import {
  aReadyPlan,
  azure,
  cloud,
  commerce,
  consume,
  consumed,
  consumeMany,
  incident,
  itIs,
  lineNow,
  newKey,
  offerNow,
  onPremises,
  operator,
  powerPlatform,
  refused,
  renewed,
  statementOf,
} from "../../support/people.ts";

const adjust = (
  { offerId }: Pick<Offer, "offerId">,
  body: object,
  headers = newKey(),
  as = operator,
): Promise<Answer> => api("POST", `/api/ops/offers/${offerId}/adjustments`, { as, headers, body });

const reason = "Goodwill after an outage";
const notPossible = refused(409, "ADJUSTMENT_NOT_POSSIBLE");
const by = (delta: number, more: object = {}) => ({ kind: cloud, delta, reason, ...more });

describe("adjustments", () => {
  test("S73 an operator adds incidents to a used-up plan, once for each key, with actor and reason in the statement", async () => {
    const { account, offer, partner } = await aReadyPlan({ offerType: "CORE" });
    const request = incident(offer, account);
    await consumeMany(azure, request, 2);
    const key = newKey();
    for (const other of [partner.admin, partner.user, azure, commerce]) {
      expect(await adjust(offer, by(3), key, other)).toMatchObject({ status: 403 });
    }

    const first = await adjust(offer, by(3), key);

    expect(first).toMatchObject({
      status: 201,
      body: {
        entry: { type: "Adjust", delta: 3, remainingAfter: 3, actor: "operations", reason },
        benefit: { offerId: offer.offerId, granted: 5, used: 2, remaining: 3, state: "Active" },
      },
    });
    expect(await consumed(azure, request)).toMatchObject({ plan: { remaining: 2 } });
    const again = await adjust(offer, by(3), key);
    expect(again).toMatchObject({ status: 201, body: { benefit: { used: 3, remaining: 2 } } });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.body).toMatchObject({ entry: (first.body as { entry: object }).entry });
    expect(await adjust(offer, by(4), key)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT", { conflictingFields: ["delta"] }),
    );
    const { entries, valid } = await statementOf(partner, offer);
    expect(valid).toBe(true);
    expect(entries.filter(({ type }) => type === "Adjust")).toMatchObject([
      { delta: 3, actor: "operations", reason },
    ]);
  });

  test("S74 an adjustment never leaves less than nothing, and an unlimited benefit has nothing to adjust", async () => {
    const { account, offer } = await aReadyPlan({ offerType: "CORE" });
    expect(await adjust(offer, by(-3))).toMatchObject(notPossible);
    expect(await adjust(offer, by(-2))).toMatchObject({
      status: 201,
      body: { benefit: { remaining: 0, state: "Depleted" } },
    });
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "NO_INCIDENTS_REMAINING"),
    );
    const unlimited = await aReadyPlan({ purchasedOn: "2025-03-01" });
    expect(await adjust(unlimited.offer, by(5))).toMatchObject(notPossible);
    expect(await lineNow(unlimited.offer, cloud)).toMatchObject({ unlimited: true, used: 0 });
  });

  test("of twenty concurrent adjustments by -1 on two incidents, two are booked", async () => {
    const { offer } = await aReadyPlan({ offerType: "CORE" });
    const answers = await Promise.all(Array.from({ length: 20 }, () => adjust(offer, by(-1))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0, remaining: 0 });
  });

  test("an adjustment lasts for its term only, and one of an ended term changes no balance", async () => {
    const { offer, partner } = await aReadyPlan({ offerType: "CORE" });
    await adjust(offer, by(3));
    await itIs("2026-09-01");
    await renewed(offer, "2026-09-01");
    expect(await lineNow(offer, cloud)).toMatchObject({ granted: 2, remaining: 2 });

    expect(await adjust(offer, by(1, { term: 1 }))).toMatchObject({
      status: 201,
      body: { entry: { type: "Adjust", delta: 1 }, benefit: { granted: 2, remaining: 2 } },
    });
    expect(await adjust(offer, by(-1, { term: 1 }))).toMatchObject(notPossible);
    const ended = await statementOf(partner, offer, "?term=1");
    expect(ended).toMatchObject({ valid: true });
    expect(ended.entries.slice(-2)).toMatchObject([
      { type: "Adjust", delta: 1, reason },
      { type: "Forfeit", delta: -1, remainingAfter: 0 },
    ]);
  });

  test("an adjustment of an offer, a term or a benefit that does not exist, or without a reason, writes nothing", async () => {
    const { offer } = await aReadyPlan({ offerType: "CORE" });
    const none: Pick<Offer, "offerId"> = { offerId: "none" };
    expect(await adjust(none, by(1))).toMatchObject(refused(404, "NOT_FOUND"));
    expect(await adjust(offer, by(1, { term: 7 }))).toMatchObject(refused(404, "NOT_FOUND"));
    expect(await adjust(offer, by(1, { kind: onPremises }))).toMatchObject(
      refused(404, "BENEFIT_NOT_INCLUDED"),
    );
    for (const bad of [{ reason: " " }, { reason: undefined }, { delta: 0 }, { delta: 1.5 }]) {
      expect(await adjust(offer, by(1, bad))).toMatchObject(refused(400, "INVALID_REQUEST"));
    }
    expect(await adjust(offer, by(1), {})).toMatchObject(refused(400, "IDEMPOTENCY_KEY_REQUIRED"));
    expect((await offerNow(offer)).benefits).toMatchObject([{ granted: 2, remaining: 2 }]);
  });
});

describe("requests that need no plan", () => {
  const noneLeft = (remedy: string) => refused(409, "NO_INCIDENTS_REMAINING", { remedy });

  test("S88 on a used-up plan a billing question needs no plan, and a technical request needs another", async () => {
    const { account, offer } = await aReadyPlan({ offerType: "CORE" });
    await consumeMany(azure, incident(offer, account), 2);
    const billing = await consume(azure, incident(offer, account, { requestType: "Billing" }));
    expect(billing).toMatchObject(noneLeft("NO_PLAN_NEEDED"));
    expect(billing.body).not.toHaveProperty("offerSuggestions");
    expect(await consume(azure, incident(offer, account))).toMatchObject(noneLeft("BUY_NEW_PLAN"));
  });

  test("S89 quota and subscription requests are deducted while incidents remain, and need no plan after that", async () => {
    const { account, offer } = await aReadyPlan({ offerType: "CORE", linkedIn: powerPlatform });
    const of = (requestType: string) =>
      incident(offer, account, { product: "Dynamics365Sales", requestType });
    await consumed(powerPlatform, of("Quota"));
    await consumed(powerPlatform, of("Technical"));

    for (const requestType of ["Quota", "Subscription"]) {
      const body = of(requestType);
      expect(await consume(powerPlatform, body)).toMatchObject(noneLeft("NO_PLAN_NEEDED"));
      expect(
        await api("POST", "/api/incidents?dryRun=true", { as: powerPlatform, body }),
      ).toMatchObject(noneLeft("NO_PLAN_NEEDED"));
    }
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 2, remaining: 0 });
  });
});
