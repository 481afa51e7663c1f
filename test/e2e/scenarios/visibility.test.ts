import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  anAccount,
  aPartner,
  aReadyPlan,
  azure,
  benefitsFor,
  close,
  cloud,
  consume,
  consumed,
  decide,
  incident,
  incidentsOf,
  itIs,
  linkTo,
  onPremises,
  operator,
  partnerCenter,
  powerPlatform,
  refused,
  servicesHub,
  statementOf,
} from "../../support/people.ts";

describe("visibility", () => {
  test("S57 a portal lists an account's incidents of that portal, Services Hub those of all portals, and no one all accounts'", async () => {
    const { account, offer, partner } = await aReadyPlan({ kinds: [cloud, onPremises] });
    const other = anAccount();
    await linkTo(powerPlatform, other, partner, offer);
    for (let n = 1; n <= 3; n += 1) await consumed(azure, incident(offer, account));
    for (let n = 1; n <= 2; n += 1) {
      await consumed(powerPlatform, incident(offer, other, { product: "Dynamics365Sales" }));
    }
    await consumed(servicesHub, incident(offer, account, {}, onPremises));

    const mine = await incidentsOf(azure, account);
    expect(mine.map(({ portal }) => portal)).toEqual(["AzurePortal", "AzurePortal", "AzurePortal"]);
    expect(mine.every((each) => each.account.id === account.id)).toBe(true);
    expect(await incidentsOf(servicesHub, account)).toHaveLength(4);
    expect(await incidentsOf(powerPlatform, account)).toEqual([]);
    expect(await incidentsOf(servicesHub, other)).toHaveLength(2);

    const { id, type } = account;
    for (const as of [partner.globalAdmin, partner.admin]) {
      expect(await api("GET", `/api/accounts/${type}/${id}/incidents`, { as })).toMatchObject(
        refused(403, "ROLE_NOT_ALLOWED"),
      );
      expect((await api("GET", "/api/incidents", { as, undocumented: true })).status).toBe(405);
    }
    expect((await benefitsFor(partner, partner.globalAdmin)).items).toMatchObject([
      { used: 5, remaining: 45 },
      { used: 1, remaining: 19 },
    ]);
  });

  test("an incident is read in its own portal and in Services Hub, and nowhere else", async () => {
    const { account, offer } = await aReadyPlan();
    const { incidentId } = await consumed(azure, incident(offer, account));
    const read = (as: object) => api("GET", `/api/incidents/${incidentId}`, { as });
    expect(await read(azure)).toMatchObject({ status: 200 });
    expect(await read(servicesHub)).toMatchObject({ status: 200 });
    expect(await read(powerPlatform)).toMatchObject(refused(404, "NOT_FOUND"));
  });

  test("Services Hub sees an incident of another portal and does not settle it; an operator does, and the ledger names him", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const opened = await consumed(azure, incident(offer, account, { requestType: "Billing" }));
    const elsewhere = refused(403, "ROLE_NOT_ALLOWED", { reason: "OTHER_PORTAL" });
    expect(await close(servicesHub, opened, "Duplicate")).toMatchObject(elsewhere);
    expect(await close(operator, opened, "Resolved")).toMatchObject({
      status: 200,
      body: { state: "RefundReview", plan: { remaining: 49 } },
    });
    expect(await decide(servicesHub, opened, "Approved")).toMatchObject(elsewhere);
    expect(await decide(operator, opened, "Approved")).toMatchObject({
      status: 200,
      body: { state: "Refunded", plan: { remaining: 50 } },
    });
    const { entries } = await statementOf(partner, offer);
    expect(entries.at(-1)).toMatchObject({ type: "Refund", actor: "operations" });
  });

  test("frontline requests are listed for Partner Center accounts, and for no others", async () => {
    await itIs("2025-09-01");
    const frontline = {
      product: "Partner Center",
      requestType: "Technical",
      title: "Cannot sign in",
      channel: "PartnerCenterFrontline",
    };
    for (const [type, count] of [
      ["PartnerCenter", 1],
      ["Entra", 0],
    ] as const) {
      const account = anAccount(type);
      expect((await consume(partnerCenter, { ...frontline, account })).status).toBe(200);
      expect(await incidentsOf(servicesHub, account)).toHaveLength(count);
      expect(await incidentsOf(partnerCenter, account)).toHaveLength(count);
      expect(await incidentsOf(azure, account)).toHaveLength(0);
    }
  });

  test("a list is paged, newest first, with each incident once", async () => {
    const { account, offer } = await aReadyPlan();
    for (let n = 1; n <= 5; n += 1) await consumed(azure, incident(offer, account));
    const path = `/api/accounts/${account.type}/${account.id}/incidents?limit=2`;
    const seen: { readonly incidentId: string; readonly createdAt: string }[] = [];
    let cursor: string | null = "";
    for (let page = 1; cursor !== null && page <= 5; page += 1) {
      const at: string = cursor === "" ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await api("GET", at, { as: azure });
      const list = body as { readonly items: typeof seen; readonly cursor: string | null };
      expect(list.items.length).toBeLessThanOrEqual(2);
      seen.push(...list.items);
      cursor = list.cursor;
    }
    expect(new Set(seen.map(({ incidentId }) => incidentId)).size).toBe(5);
    const times = seen.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("S59 a consultation is submitted for a partner in ISV Success, without IDs or incidents, and refused for others", async () => {
    await itIs("2025-09-01");
    const name = "Application architecture design session";
    const [enrolled, other] = [
      await aPartner({ isvSuccessEnrolled: true }),
      await aPartner({ isvSuccessEnrolled: false }),
    ];
    const ask = ({ partnerId }: typeof enrolled, as: object, which = name) =>
      api(
        "POST",
        `/api/partners/${partnerId}/consultations/${encodeURIComponent(which)}/activation`,
        { as },
      );

    const first = await ask(enrolled, enrolled.admin);
    expect(first).toMatchObject({ status: 202, body: { state: "Submitted" } });
    expect((await ask(enrolled, enrolled.globalAdmin)).body).toEqual(first.body);
    expect((await benefitsFor(enrolled, enrolled.user)).consultations).toContainEqual({
      name,
      state: "Submitted",
    });
    expect(await ask(other, other.admin)).toMatchObject(refused(403, "ISV_SUCCESS_REQUIRED"));
    expect((await benefitsFor(other, other.user)).consultations).toContainEqual({
      name,
      state: "NotActivated",
    });
    expect(await ask(enrolled, enrolled.user)).toMatchObject(refused(403, "ROLE_NOT_ALLOWED"));
    expect(await ask(enrolled, enrolled.admin, "Nothing")).toMatchObject(refused(404, "NOT_FOUND"));
    expect(await ask(enrolled, other.admin)).toMatchObject(
      refused(403, "NOT_PROGRAM_ASSOCIATED", { hint: "WRONG_ACCOUNT" }),
    );
  });
});
