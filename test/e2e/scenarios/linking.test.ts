import { describe, expect, test } from "vitest";

import { api, crashHost } from "../../support/environment.ts";
import {
  activate,
  anAccount,
  aPartner,
  aReadyPlan,
  aText,
  azure,
  buy,
  close,
  cloud,
  consume,
  consumed,
  consumeMany,
  financeOperations,
  idsOf,
  incident,
  incidentsOf,
  itIs,
  lineNow,
  link,
  microsoft365,
  onPremises,
  partnerCenter,
  plansOf,
  powerPlatform,
  refused,
  servicesHub,
  textWith,
  unique,
} from "../../support/people.ts";

const wrongPair = refused(422, "INVALID_CREDENTIALS");

describe("linking", () => {
  test("S33 an account linked in the Azure portal sees the plan in Power Platform without entering the IDs again", async () => {
    const { account, offer } = await aReadyPlan();
    await itIs("2025-09-10");

    expect(await plansOf(powerPlatform, account)).toMatchObject({
      available: [
        { planId: offer.offerId, remaining: 50, endDate: "2026-10-01", usableHere: true },
      ],
    });
    expect(
      await consumed(powerPlatform, incident(offer, account, { product: "PowerApps" })),
    ).toMatchObject({ portal: "PowerPlatform", plan: { remaining: 49 } });
  });

  test("a guest account with #EXT# in its ID can link, open an incident and list both", async () => {
    const account = { id: `${unique("u")}_fabrikam.com#EXT#@contoso.com`, type: "Entra" } as const;
    const { offer } = await aReadyPlan({ account });
    await itIs("2025-09-10");
    const { incidentId } = await consumed(azure, incident(offer, account));
    expect(await plansOf(azure, account)).toMatchObject({ available: [{ planId: offer.offerId }] });
    expect(await incidentsOf(azure, account)).toMatchObject([{ incidentId, account }]);
  });

  test("S35 linking an ended contract again gets the same message with the remedy to buy, and revives nothing", async () => {
    const { account, offer, partner } = await aReadyPlan({
      offerType: "CORE",
      purchasedOn: "2025-10-01",
    });
    const ids = await idsOf(partner, offer);
    await consumed(azure, incident(offer, account));
    await itIs("2026-11-05");

    expect(await link(azure, account, ids)).toMatchObject(
      refused(409, "ALREADY_LINKED", {
        remedy: "BUY_NEW_PLAN",
        portalMessage: textWith("already associated"),
        plan: { reason: "EXPIRED" },
      }),
    );
    expect(await link(azure, anAccount(), ids)).toMatchObject(
      refused(409, "PLAN_EXPIRED", { remedy: "BUY_NEW_PLAN" }),
    );
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_EXPIRED"),
    );
  });

  test("S37 finance and operations accepts the Contract ID as password, and a failed link in Power Platform deducts nothing", async () => {
    await itIs("2025-09-03");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    await activate(partner, offer);
    const { accessId, contractId } = await idsOf(partner, offer);
    const [five, six] = [anAccount(), anAccount()];

    expect(
      await api("POST", "/api/plan-links", {
        as: financeOperations,
        body: { account: five, accessId, password: contractId },
      }),
    ).toMatchObject({ status: 201, body: { remaining: 50, endDate: "2026-10-01" } });
    expect(await plansOf(financeOperations, five)).toMatchObject({
      available: [{ remaining: 50 }],
      unavailable: [],
    });
    expect(await link(powerPlatform, six, { accessId: unique("x"), contractId })).toMatchObject(
      wrongPair,
    );
    expect(await plansOf(powerPlatform, six)).toMatchObject({ available: [], unavailable: [] });
    expect(await lineNow(offer, cloud)).toMatchObject({ remaining: 50 });
    expect(await link(powerPlatform, six, { accessId, contractId })).toMatchObject({ status: 201 });
    expect(
      await consumed(powerPlatform, incident(offer, six, { product: "PowerApps" })),
    ).toMatchObject({ plan: { remaining: 49 } });
  });

  test("S38 a wrong pair does not show which value is wrong; blanks and letter case do not matter", async () => {
    await itIs("2025-09-03");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    await activate(partner, offer);
    const ids = await idsOf(partner, offer);
    const account = anAccount();

    const answers = [
      await link(azure, account, { ...ids, contractId: "0000-0000-0000" }),
      await link(azure, account, { ...ids, accessId: unique("wrong") }),
    ];
    const said = answers.map(({ body, status }) => {
      const { requestId, ...rest } = body as Record<string, unknown>;
      expect(requestId).toEqual(aText);
      return JSON.stringify([status, rest]);
    });
    expect(answers[0]).toMatchObject(wrongPair);
    expect(said[0]).toBe(said[1]);
    expect(
      await link(azure, account, {
        accessId: `  ${ids.accessId.toLowerCase()} `,
        contractId: ` ${ids.contractId.toLowerCase()}  `,
      }),
    ).toMatchObject({ status: 201 });
  });

  test("a repeated link gets the portal's own message and the current plan", async () => {
    const { account, offer, partner } = await aReadyPlan({ kinds: [cloud, onPremises] });
    const ids = await idsOf(partner, offer);

    expect(await link(azure, account, ids)).toMatchObject(
      refused(409, "ALREADY_LINKED", {
        remedy: "IGNORE_AND_CREATE_REQUEST",
        portalMessage:
          "This Access ID is already associated to an account. Please contact your Technical Account Manager to obtain a new Access ID",
        plan: { kind: cloud, usableHere: true },
      }),
    );
    expect(await link(servicesHub, account, ids)).toMatchObject(
      refused(409, "ALREADY_LINKED", {
        portalMessage: "The contract is already registered",
        plan: { kind: onPremises },
      }),
    );
    expect((await plansOf(azure, account)).available).toHaveLength(1);
  });

  test("a used-up plan stays linked, and a refund makes it usable again", async () => {
    const { account, offer, partner } = await aReadyPlan({ offerType: "CORE" });
    const last = await consumed(azure, incident(offer, account));
    await consumed(azure, incident(offer, account));
    expect(await link(azure, account, await idsOf(partner, offer))).toMatchObject(
      refused(409, "ALREADY_LINKED", { remedy: "BUY_NEW_PLAN" }),
    );
    expect(await plansOf(azure, account)).toMatchObject({
      available: [],
      unavailable: [{ reason: "NO_INCIDENTS_REMAINING", remaining: 0 }],
    });

    await close(azure, last, "Bug");

    expect(await plansOf(azure, account)).toMatchObject({ available: [{ remaining: 1 }] });
    await consumed(azure, incident(offer, account));
  });

  test("an Action Pack can be linked in Azure but used only in Services Hub", async () => {
    await itIs("2025-01-21");
    const partner = await aPartner();
    const offer = await buy(partner, "ACTION_PACK", "2025-01-21");
    await activate(partner, offer, onPremises);
    const account = anAccount("Msa");
    const ids = await idsOf(partner, offer);

    expect(await link(azure, account, ids)).toMatchObject({
      status: 201,
      body: { kind: onPremises, usableHere: false, reason: "NOT_VALID_FOR_PORTAL" },
    });
    expect(await plansOf(azure, account)).toMatchObject({
      available: [],
      unavailable: [{ reason: "NOT_VALID_FOR_PORTAL" }],
    });
    const advice = { remedy: "BUY_CLOUD_PLAN" };
    expect(await link(azure, account, ids)).toMatchObject(refused(409, "ALREADY_LINKED", advice));
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(404, "BENEFIT_NOT_INCLUDED", advice),
    );
    expect(
      await plansOf(servicesHub, account, { product: "WindowsServer", version: "2025" }),
    ).toMatchObject({ available: [{ planId: offer.offerId, remaining: 10 }] });
    await consumed(servicesHub, incident(offer, account, {}, onPremises));
  });

  test("Partner Center and Microsoft 365 take no IDs", async () => {
    const { offer, partner } = await aReadyPlan();
    const ids = await idsOf(partner, offer);
    for (const portal of [microsoft365, partnerCenter]) {
      expect(await link(portal, anAccount(), ids)).toMatchObject(
        refused(422, "PORTAL_DOES_NOT_ACCEPT_IDS"),
      );
    }
  });

  test("an account with another type or ID is another account", async () => {
    const { account, offer } = await aReadyPlan();
    const namesake = { ...account, type: "Msa" as const };
    expect(await plansOf(azure, namesake)).toMatchObject({ available: [], unavailable: [] });
    expect(await consume(azure, incident(offer, namesake))).toMatchObject(
      refused(409, "PLAN_NOT_LINKED"),
    );
  });

  test("contractId and password together, or neither, are refused", async () => {
    const account = anAccount();
    const body = { account, accessId: "a", contractId: "b", password: "b" };
    for (const each of [body, { account, accessId: "a" }]) {
      expect(await api("POST", "/api/plan-links", { as: azure, body: each })).toMatchObject(
        refused(400, "INVALID_REQUEST", { errors: [{ path: "contractId" }] }),
      );
    }
  });

  test("S85 after ten wrong pairs an account is blocked for a while, also after a restart, and a linked account locks out no stranger", async () => {
    const { offer, partner } = await aReadyPlan();
    const ids = await idsOf(partner, offer);
    const guesser = anAccount();
    const guess = () => link(azure, guesser, { accessId: unique("guess"), contractId: "0000" });
    for (let n = 1; n <= 6; n += 1) expect(await guess()).toMatchObject(wrongPair);

    await crashHost();

    for (let n = 7; n <= 10; n += 1) expect(await guess()).toMatchObject(wrongPair);
    const blocked = await guess();
    expect(blocked).toMatchObject(refused(429, "TOO_MANY_ATTEMPTS"));
    expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(blocked.headers.get("retry-after"))).toBeLessThanOrEqual(15 * 60);
    expect(await link(azure, guesser, ids)).toMatchObject(refused(429, "TOO_MANY_ATTEMPTS"));
    expect(await link(azure, anAccount(), ids)).toMatchObject({ status: 201 });

    const other = await aReadyPlan();
    const mistyped = { ...(await idsOf(other.partner, other.offer)), contractId: "0000" };
    for (let n = 1; n <= 10; n += 1) await link(azure, other.account, mistyped);
    expect(await link(azure, anAccount(), mistyped)).toMatchObject(wrongPair);
  });

  test("S84 ten strangers who guess at an Access ID block further guesses in real time, but no right pair and no linked account", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const ids = await idsOf(partner, offer);
    for (let n = 1; n <= 10; n += 1) {
      expect(await link(azure, anAccount(), { ...ids, contractId: "0000" })).toMatchObject(
        wrongPair,
      );
    }

    await itIs("2025-09-02");
    const eleventh = { ...ids, contractId: "0000" };
    expect(await link(azure, anAccount(), eleventh)).toMatchObject(
      refused(429, "TOO_MANY_ATTEMPTS"),
    );
    expect(await link(azure, anAccount(), ids)).toMatchObject({ status: 201 });
    expect(await link(azure, account, ids)).toMatchObject(refused(409, "ALREADY_LINKED"));
    await consumeMany(azure, incident(offer, account), 1);
  });
});
