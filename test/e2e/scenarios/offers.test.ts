import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  activate,
  anAccount,
  aPartner,
  aReadyPlan,
  azure,
  benefitsFor,
  buy,
  cloud,
  commerce,
  consume,
  consumed,
  incident,
  itIs,
  lineNow,
  linkTo,
  offerPath,
  onPremises,
  plansOf,
  purchase,
  refused,
  requestActivation,
} from "../../support/people.ts";

describe("offers", () => {
  test("S01 a new designation has 50 cloud and 20 on-premises incidents until 30 days after the anniversary", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();

    const answer = await purchase(partner, "SPD_SERVICES", "2025-09-01");

    const line = {
      state: "NotActivated",
      used: 0,
      endDate: "2026-10-01",
      activateBy: "2026-10-01",
    };
    expect(answer).toMatchObject({
      status: 201,
      body: {
        state: "Active",
        name: "Solutions Partner designation",
        credentialVersion: 0,
        term: { number: 1, start: "2025-09-01", anniversary: "2026-09-01", endDate: "2026-10-01" },
        benefits: [
          { ...line, kind: cloud, name: "Partner Cloud Support 50", granted: 50, remaining: 50 },
          { ...line, kind: onPremises, name: "Partner On-premises Support 20", granted: 20 },
        ],
      },
    });
    const offer = answer.body as Awaited<ReturnType<typeof buy>>;
    expect(answer.headers.get("location")).toBe(offerPath(offer));
    expect(
      await api("GET", `${offerPath(offer)}/credentials`, { as: partner.admin }),
    ).toMatchObject(refused(409, "BENEFIT_NOT_ACTIVATED"));
  });

  test("S02 Partner Launch Benefits are active without a support line, and nothing can be activated", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const offer = await buy(partner, "LAUNCH", "2025-09-01");

    expect(offer).toMatchObject({ state: "Active", benefits: [] });
    expect(await benefitsFor(partner, partner.admin)).toMatchObject({ items: [], message: null });
    expect(await requestActivation(offer, cloud, partner.admin)).toMatchObject(
      refused(404, "BENEFIT_NOT_INCLUDED", { remedy: "BUY_CLOUD_PLAN" }),
    );
    expect(await requestActivation(offer, onPremises, partner.admin)).toMatchObject(
      refused(404, "BENEFIT_NOT_INCLUDED", { remedy: null }),
    );
    expect(
      await api("GET", `${offerPath(offer)}/credentials`, { as: partner.admin }),
    ).toMatchObject(refused(409, "BENEFIT_NOT_ACTIVATED"));
  });

  test("S03 the third request on Core's two incidents is refused because none remains", async () => {
    const plan = await aReadyPlan({ offerType: "CORE", purchasedOn: "2025-10-01" });
    const body = incident(plan.offer, plan.account);

    await itIs("2025-10-05");
    expect(await consumed(azure, body)).toMatchObject({ plan: { used: 1, remaining: 1 } });
    await itIs("2025-10-06");
    expect(await consumed(azure, body)).toMatchObject({ plan: { used: 2, remaining: 0 } });
    await itIs("2025-10-07");
    expect(await consume(azure, body)).toMatchObject(
      refused(409, "NO_INCIDENTS_REMAINING", {
        plan: { used: 2, remaining: 0, usableHere: false, reason: "NO_INCIDENTS_REMAINING" },
        alternatives: [],
        offerSuggestions: ["SPD_SERVICES", "EXPANDED"],
      }),
    );
    expect(await lineNow(plan.offer, cloud)).toMatchObject({ state: "Depleted", remaining: 0 });
    expect(await consume(azure, incident(plan.offer, plan.account, {}, onPremises))).toMatchObject(
      refused(404, "BENEFIT_NOT_INCLUDED", { remedy: null }),
    );
  });

  test("S04 with three offers, only the named plan is charged and every line keeps its own balance", async () => {
    const spd = await aReadyPlan({ kinds: [cloud, onPremises] });
    const { account, partner } = spd;
    const shape = { account, partner };
    await aReadyPlan({ ...shape, offerType: "CORE", purchasedOn: "2025-10-01" });
    const expanded = await aReadyPlan({
      ...shape,
      offerType: "EXPANDED",
      purchasedOn: "2025-11-01",
    });
    await itIs("2025-11-02");
    const remaining = async (): Promise<(number | null)[]> =>
      (await benefitsFor(partner, partner.user)).items.map((item) => item.remaining);

    expect(await remaining()).toEqual([50, 20, 2, 5]);
    await consumed(azure, incident(expanded.offer, account));
    expect(await remaining()).toEqual([50, 20, 2, 4]);
    expect(await consume(azure, { ...incident(spd.offer, account), planId: null })).toMatchObject(
      refused(400, "INVALID_REQUEST", { errors: [{ path: "planId" }] }),
    );
    const { available } = await plansOf(azure, account);
    expect(available.map((plan) => plan.remaining).sort()).toEqual([2, 4, 50]);
  });

  test("S05 a second Core in the same term is refused, creates nothing and suggests other offers", async () => {
    await itIs("2025-06-01");
    const partner = await aPartner();
    await buy(partner, "CORE", "2025-03-10");

    expect(await purchase(partner, "CORE", "2025-06-01")).toMatchObject(
      refused(409, "OFFER_ALREADY_HELD", { offerSuggestions: ["SPD_SERVICES", "EXPANDED"] }),
    );
    expect(await listed(partner.partnerId)).toEqual(["CORE"]);
  });

  test("all designations count as one offer: training is refused while services is held", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    await buy(partner, "SPD_SERVICES", "2025-09-01");

    expect(await purchase(partner, "SPD_TRAINING", "2025-09-01")).toMatchObject(
      refused(409, "OFFER_ALREADY_HELD"),
    );
  });

  test("in the renewal window a purchase is refused with the hint to renew; after it, the offer can be bought again", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const first = await buy(partner, "CORE", "2025-09-01");

    await itIs("2026-10-01");
    expect(await purchase(partner, "CORE", "2026-10-01")).toMatchObject(
      refused(409, "OFFER_ALREADY_HELD", { hint: "RENEW_INSTEAD" }),
    );
    await itIs("2026-10-02");
    expect(await purchase(partner, "CORE", "2026-09-10")).toMatchObject(
      refused(409, "OFFER_ALREADY_HELD", { hint: "RENEW_INSTEAD", remedy: "RENEW_OFFER" }),
    );
    const second = await buy(partner, "CORE", "2026-10-02");
    expect(second).toMatchObject({ term: { number: 1, start: "2026-10-02" } });
    expect(second.offerId).not.toBe(first.offerId);
    expect(await listed(partner.partnerId)).toEqual(["CORE", "CORE"]);
  });

  test("exactly one of two concurrent purchases of the same offer is accepted", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => purchase(partner, "EXPANDED", "2025-09-01")),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await listed(partner.partnerId)).toEqual(["EXPANDED"]);
  });

  test("a purchase dated after today is refused", async () => {
    await itIs("2025-09-01");
    expect(await purchase(await aPartner(), "CORE", "2025-09-02")).toMatchObject(
      refused(400, "INVALID_REQUEST", { errors: [{ path: "purchasedOn" }] }),
    );
  });

  test("the refusal of an exhausted plan names the account's other plans that are usable in the portal", async () => {
    const core = await aReadyPlan({ offerType: "CORE" });
    const { account, partner } = core;
    const expanded = await buy(partner, "EXPANDED", "2025-09-01");
    await activate(partner, expanded);
    await linkTo(azure, account, partner, expanded);
    await consumed(azure, incident(core.offer, account));
    await consumed(azure, incident(core.offer, account));

    expect(await consume(azure, incident(core.offer, account))).toMatchObject(
      refused(409, "NO_INCIDENTS_REMAINING", {
        remedy: "USE_OTHER_PLAN",
        alternatives: [{ planId: expanded.offerId, remaining: 5, usableHere: true }],
        offerSuggestions: ["SPD_SERVICES"],
      }),
    );
    expect(await lineNow(expanded, cloud)).toMatchObject({ used: 0 });
  });

  test("a plan that does not exist is refused like one that is not linked", async () => {
    await itIs("2025-09-01");
    const nothing = { offerId: "none" };
    const answer = await consume(azure, incident(nothing, anAccount()));
    expect(answer).toMatchObject(refused(409, "PLAN_NOT_LINKED", { remedy: "LINK_PLAN" }));
  });
});

async function listed(partnerId: string): Promise<string[]> {
  const { body } = await api("GET", `/api/partners/${partnerId}/offers`, { as: commerce });
  const { items } = body as { readonly items: readonly { readonly offerType: string }[] };
  return items.map(({ offerType }) => offerType);
}
