import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  anAccount,
  aReadyPlan,
  azure,
  cloud,
  consume,
  consumed,
  consumeMany,
  incident,
  itIs,
  lineNow,
  linkTo,
  newKey,
  onPremises,
  plansOf,
  powerPlatform,
  refused,
  servicesHub,
  textWith,
} from "../../support/people.ts";

describe("consume", () => {
  test("S40 a technical request of a non-CSP partner for its own tenant uses one of fifty incidents", async () => {
    const { account, offer, partner } = await aReadyPlan();

    const answer = await consume(azure, {
      ...incident(offer, account),
      resourceTenantId: partner.tenantId,
    });

    expect(answer).toMatchObject({
      status: 201,
      body: {
        state: "Open",
        deducted: true,
        portal: "AzurePortal",
        term: 1,
        refund: { state: "NotEligible" },
        plan: { remaining: 49, used: 1 },
      },
    });
    const { incidentId } = answer.body as { readonly incidentId: string };
    expect(answer.headers.get("location")).toBe(`/api/incidents/${incidentId}`);
    expect(await api("GET", `/api/incidents/${incidentId}`, { as: azure })).toMatchObject({
      status: 200,
      body: { incidentId, createdAt: textWith("2025-09-01T09:00") },
    });
    expect((await plansOf(azure, account)).available).toMatchObject([
      { remaining: 49, endDate: "2026-10-01", resetsOn: "2026-09-01", reason: null },
    ]);
  });

  test("S41 of two concurrent requests on the last incident one succeeds, and the other gets alternatives", async () => {
    const { account: first, offer, partner } = await aReadyPlan();
    const second = anAccount();
    await linkTo(powerPlatform, second, partner, offer);
    const spare = await aReadyPlan({ offerType: "CORE", account: second });
    await consumeMany(azure, incident(offer, first), 49);

    const answers = await Promise.all([
      consume(azure, incident(offer, first)),
      consume(powerPlatform, incident(offer, second, { product: "Dynamics365Sales" })),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [loser] = answers.filter(({ status }) => status === 409);
    expect(loser).toMatchObject(refused(409, "NO_INCIDENTS_REMAINING", { plan: { remaining: 0 } }));
    const { alternatives } = loser?.body as { readonly alternatives: readonly object[] };
    expect(alternatives).toMatchObject(
      answers[1].status === 409 ? [{ planId: spare.offer.offerId }] : [],
    );
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 50, remaining: 0 });
    expect((await plansOf(azure, first)).available).toEqual([]);
  });

  test("S42 repeats under one key deduct one incident, and changed content under that key is refused", async () => {
    const { account, offer } = await aReadyPlan();
    const headers = newKey();
    const body = incident(offer, account);
    const first = await consume(azure, body, headers);

    for (let n = 1; n <= 3; n += 1) {
      const again = await consume(azure, body, headers);
      expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
      expect(again.body).toEqual(first.body);
    }
    expect(first.headers.has("idempotency-replayed")).toBe(false);
    expect(await consume(azure, { ...body, title: "Another" }, headers)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT", { conflictingFields: ["title"] }),
    );
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 1 });
  });

  test("S43 a kind that is not valid for the portal or product is refused, and no balance changes", async () => {
    const { account, offer } = await aReadyPlan({ kinds: [cloud, onPremises] });

    expect(
      await consume(azure, {
        ...incident(offer, account),
        kind: onPremises,
      }),
    ).toMatchObject(refused(422, "PLAN_NOT_VALID_FOR_PRODUCT", { reason: "NOT_VALID_FOR_PORTAL" }));
    expect(
      await consume(
        servicesHub,
        incident(offer, account, { product: "Azure Virtual Machines", version: null }, onPremises),
      ),
    ).toMatchObject(refused(409, "REDIRECT_TO_PORTAL", { redirectTo: "AzurePortal" }));
    expect(
      await consume(servicesHub, {
        ...incident(offer, account, {}, onPremises),
        kind: cloud,
        product: "Windows Server",
      }),
    ).toMatchObject(refused(422, "PLAN_NOT_VALID_FOR_PRODUCT"));
    expect(await lineNow(offer, cloud)).toMatchObject({ remaining: 50 });
    expect(await lineNow(offer, onPremises)).toMatchObject({ remaining: 20 });
  });

  test("sixty concurrent requests on fifty incidents consume exactly fifty", async () => {
    const { account, offer } = await aReadyPlan();
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => consume(azure, incident(offer, account))),
    );
    const count = (status: number): number =>
      answers.filter((answer) => answer.status === status).length;

    expect([count(201), count(409)]).toEqual([50, 10]);
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 50, remaining: 0 });
    const ids = answers.map(({ body }) => (body as { incidentId?: string }).incidentId);
    expect(new Set(ids.filter(Boolean)).size).toBe(50);
  });

  test("five concurrent requests under one key create one incident and get equal answers", async () => {
    const { account, offer } = await aReadyPlan();
    const headers = newKey();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => consume(azure, incident(offer, account), headers)),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 1 });
  });

  test("the same key from another portal is another request", async () => {
    const { account, offer } = await aReadyPlan();
    const headers = newKey();
    const one = await consumed(azure, incident(offer, account), headers);
    const two = await consumed(
      powerPlatform,
      incident(offer, account, { product: "PowerApps" }),
      headers,
    );
    expect(one.incidentId).not.toBe(two.incidentId);
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 2 });
  });

  test("a refusal writes nothing: the same call is accepted after its obstacle is removed", async () => {
    const { offer, partner } = await aReadyPlan();
    const account = anAccount();
    const headers = newKey();
    expect(await consume(azure, incident(offer, account), headers)).toMatchObject(
      refused(409, "PLAN_NOT_LINKED", { remedy: "LINK_PLAN" }),
    );
    await linkTo(azure, account, partner, offer);
    const accepted = await consume(azure, incident(offer, account), headers);
    expect(accepted.status).toBe(201);
    expect(accepted.headers.has("idempotency-replayed")).toBe(false);
  });

  test("an accepted request is replayed with the current plan even if no incident remains", async () => {
    const { account, offer } = await aReadyPlan({ offerType: "CORE" });
    const headers = newKey();
    const body = incident(offer, account);
    await consumed(azure, body, headers);
    await consumed(azure, body);

    await itIs("2026-10-02");
    const replay = await consume(azure, body, headers);
    expect(replay.headers.get("idempotency-replayed")).toBe("true");
    expect(replay).toMatchObject({
      status: 201,
      body: { state: "Open", plan: { used: 2, remaining: 0, reason: "EXPIRED" } },
    });
  });

  test("a dry run says what would happen, needs no key and writes nothing", async () => {
    const { account, offer } = await aReadyPlan();
    const dry = (body: object) => api("POST", "/api/incidents?dryRun=true", { as: azure, body });

    expect(await dry(incident(offer, account))).toMatchObject({
      status: 200,
      body: { wouldDeduct: true, plan: { remaining: 50 } },
    });
    expect(await dry(incident(offer, anAccount()))).toMatchObject(refused(409, "PLAN_NOT_LINKED"));
    expect(await dry(incident(offer, account, { product: "WindowsServer" }))).toMatchObject(
      refused(422, "PLAN_NOT_VALID_FOR_PRODUCT"),
    );
    expect(
      await dry(incident(offer, account, { channel: "PartnerCenterFrontline" })),
    ).toMatchObject({ status: 200, body: { wouldDeduct: false } });
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0 });
  });
});
