import { randomUUID } from "node:crypto";

import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  azure,
  benefitsFor,
  buy,
  commerce,
  consume,
  consumed,
  idsOf,
  incident,
  incidentsOf,
  itIs,
  link,
  newKey,
  partnerCenter,
  plansOf,
  powerPlatform,
  refused,
} from "../../support/people.ts";

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

describe("spelling", () => {
  test("S61 an account is the same in capitals and with blanks around: plan, link and incidents", async () => {
    const account = { id: randomUUID(), type: "Entra" } as const;
    const capitals = { ...account, id: account.id.toUpperCase() };
    const { offer, partner } = await aReadyPlan({ account });
    await itIs("2025-09-10");

    expect(await plansOf(powerPlatform, capitals)).toMatchObject({
      available: [{ planId: offer.offerId }],
    });
    const blanks = { ...account, id: `  ${capitals.id} ` };
    expect(await link(powerPlatform, blanks, await idsOf(partner, offer))).toMatchObject(
      refused(409, "ALREADY_LINKED"),
    );
    const { incidentId } = await consumed(
      powerPlatform,
      incident(offer, blanks, { product: "PowerApps" }),
    );
    for (const spelled of [account, capitals, blanks]) {
      expect(await incidentsOf(powerPlatform, spelled)).toMatchObject([
        { incidentId, plan: { remaining: 49 } },
      ]);
    }
  });

  test("S62 a repeat with the account and the tenant in capitals gets the first answer, and nothing more is deducted", async () => {
    const tenantId = randomUUID();
    const partner = await aPartner({ tenantId });
    const { account, offer } = await aReadyPlan({ partner });
    const headers = newKey();
    const first = await consume(
      azure,
      incident(offer, account, { resourceTenantId: tenantId }),
      headers,
    );
    const capitals = { ...account, id: account.id.toUpperCase() };
    const again = { resourceTenantId: tenantId.toUpperCase() };
    const repeat = await consume(azure, incident(offer, capitals, again), headers);

    expect(repeat).toMatchObject({ status: 201, body: { plan: { remaining: 49 } } });
    expect(repeat.headers.get("idempotency-replayed")).toBe("true");
    expect(repeat.body).toEqual(first.body);
  });

  test("S62 a partner is the same in capitals: for Commerce, for its users, and for a repeated purchase", async () => {
    const partner = await aPartner();
    const loud = { ...partner, partnerId: partner.partnerId.toUpperCase() };
    const headers = newKey();
    await itIs("2025-09-01");
    const offer = await buy(partner, "CORE", "2025-09-01", undefined, headers);

    expect(await buy(loud, "CORE", "2025-09-01", undefined, headers)).toEqual(offer);
    const body = { name: "Contoso", cspRole: "None", isvSuccessEnrolled: false };
    expect(
      await api("PUT", `/api/partners/${loud.partnerId}`, {
        as: commerce,
        body: { ...body, tenantId: partner.tenantId.toUpperCase() },
      }),
    ).toMatchObject({ status: 200, body: { partnerId: partner.partnerId } });
    const user = { ...partner.user, tid: partner.tenantId.toUpperCase() };
    expect(await benefitsFor(loud, user)).toMatchObject({ items: [{ offerId: offer.offerId }] });
  });

  test("an account with capitals repeats a frontline request as the same one", async () => {
    const account = { id: `Person-${randomUUID()}`, type: "PartnerCenter" } as const;
    const headers = newKey();
    const body = { requestType: "Technical", title: "t", product: "PartnerCenter" };
    const asked = { ...body, channel: "PartnerCenterFrontline" };
    const first = await consume(partnerCenter, { ...asked, account }, headers);
    const quiet = { ...account, id: account.id.toLowerCase() };
    const repeat = await consume(partnerCenter, { ...asked, account: quiet }, headers);
    expect(first).toMatchObject({ status: 200, body: { deducted: false } });
    expect(repeat.body).toEqual(first.body);
  });

  test("IDs that are typed with full-width characters are understood", async () => {
    const { offer, partner } = await aReadyPlan();
    const { accessId, contractId } = await idsOf(partner, offer);
    const typed = { accessId: fullWidth(accessId), contractId: fullWidth(contractId) };
    const account = { id: randomUUID(), type: "Entra" } as const;
    expect(await link(azure, account, typed)).toMatchObject({ status: 201 });
  });
});
