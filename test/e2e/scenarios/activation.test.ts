import { describe, expect, test } from "vitest";

import { api, messages, until } from "../../support/environment.ts";
import {
  activate,
  activationPath,
  aPartner,
  aReadyPlan,
  aText,
  benefitsFor,
  buy,
  cloud,
  idsOf,
  itIs,
  lineNow,
  offerNow,
  offerPath,
  onPremises,
  purchase,
  refused,
  requestActivation,
  textWith,
  unique,
} from "../../support/people.ts";

const credentials = (offer: Parameters<typeof offerPath>[0]): string =>
  `${offerPath(offer)}/credentials`;

describe("activation", () => {
  test.each(["admin", "globalAdmin"] as const)(
    "S22 an activation by the role %s completes, and every user of the tenant reads the same IDs",
    async (role) => {
      await itIs("2025-09-02");
      const partner = await aPartner();
      const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
      expect((await benefitsFor(partner, partner[role])).items[0]).toMatchObject({
        canActivate: true,
        canActivateReason: null,
      });

      const asked = await requestActivation(offer, cloud, partner[role]);

      expect(asked).toMatchObject({ status: 202, body: { state: "Activating" } });
      expect(asked.headers.get("location")).toBe(activationPath(offer, cloud));
      expect(asked.headers.get("retry-after")).toMatch(/^\d+$/);
      await until("the line is active", async () => {
        const { body } = await api("GET", activationPath(offer, cloud), { as: partner.user });
        return (body as { readonly state: string }).state === "Active";
      });
      const pairs = await Promise.all(
        [partner.user, partner.admin, partner.adminAgent].map((as) =>
          api("GET", credentials(offer), { as }),
        ),
      );
      expect(new Set(pairs.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(pairs[0]).toMatchObject({
        status: 200,
        body: { accessId: aText, contractId: aText },
      });
      expect(pairs[0]?.headers.get("cache-control")).toContain("no-store");
      expect(await lineNow(offer, cloud)).toMatchObject({ state: "Active" });
      expect(await lineNow(offer, onPremises)).toMatchObject({ state: "NotActivated" });
    },
  );

  test("S23 an Admin agent cannot activate and gets the reason, but can read the IDs later", async () => {
    await itIs("2025-09-02");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");

    expect((await benefitsFor(partner, partner.adminAgent)).items[0]).toMatchObject({
      canActivate: false,
      canActivateReason: "ROLE_NOT_ALLOWED",
    });
    expect(await requestActivation(offer, cloud, partner.adminAgent)).toMatchObject(
      refused(403, "ROLE_NOT_ALLOWED", { detail: textWith("MAICPP partner admin") }),
    );
    expect(await lineNow(offer, cloud)).toMatchObject({ state: "NotActivated" });
    await activate(partner, offer);
    expect(await api("GET", credentials(offer), { as: partner.adminAgent })).toMatchObject({
      status: 200,
    });
  });

  test("S24 three concurrent requests for one line make one activation, one pair and one e-mail per recipient", async () => {
    await itIs("2025-09-02");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    const addresses = [
      `${unique("technician1")}@contoso.example`,
      `${unique("technician2")}@contoso.example`,
    ];
    const body = { recipients: addresses.map((email) => ({ email })) };

    const answers = await Promise.all(
      [partner.admin, partner.globalAdmin, partner.admin].map((as) =>
        requestActivation(offer, cloud, as, body),
      ),
    );

    const ids = answers.map((answer) => (answer.body as { activationId: string }).activationId);
    expect(new Set(ids).size).toBe(1);
    expect(answers.every(({ status }) => status === 202 || status === 200)).toBe(true);
    await until(
      "both mails are there",
      async () =>
        (await Promise.all(addresses.map((address) => messages(address)))).every(
          (mails) => mails.length > 0,
        ),
      20_000,
    );
    const ended = await until(
      "the activation has told everybody",
      async () => {
        const answer = await api("GET", activationPath(offer, cloud), { as: partner.user });
        const view = answer.body as { readonly step: string };
        return view.step === "Completed" ? view : undefined;
      },
      20_000,
    );
    expect(ended).toMatchObject({
      state: "Active",
      distribution: { total: 2, sent: 2, failed: 0 },
    });
    const { accessId, contractId } = await idsOf(partner, offer);
    for (const address of addresses) {
      const mails = await messages(address);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.text).toContain(accessId);
      expect(mails[0]?.text).toContain(contractId);
    }
  });

  test("a repeated activation request e-mails the recipients who are new, and nobody twice", async () => {
    await itIs("2025-09-02");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    const [early, late] = ["early", "late"].map((n) => `${unique(n)}@contoso.example`) as [
      string,
      string,
    ];
    const ask = (...emails: string[]) =>
      requestActivation(offer, cloud, partner.admin, {
        recipients: emails.map((email) => ({ email })),
      });

    const { activationId } = (await ask()).body as { activationId: string };
    await ask(early);
    await until("the first has a mail", async () => (await messages(early)).length > 0, 20_000);
    const again = await ask(early, late);
    expect(again).toMatchObject({ body: { activationId, distribution: { total: 2 } } });
    await until("the second has a mail", async () => (await messages(late)).length > 0, 20_000);

    expect(await messages(early)).toHaveLength(1);
    expect(await messages(late)).toHaveLength(1);
  });

  test("S26 an activation is accepted on the last day of the window and refused as lapsed the day after", async () => {
    await itIs("2025-09-01");
    const [intime, late] = [await aPartner(), await aPartner()];
    const offer = await buy(intime, "SPD_SERVICES", "2025-09-01");
    const lapsed = await buy(late, "SPD_SERVICES", "2025-09-01");

    await itIs("2026-10-01");
    await activate(intime, offer);
    expect(await lineNow(offer, cloud)).toMatchObject({ state: "Active", endDate: "2026-10-01" });
    await itIs("2026-10-02");
    expect(await offerNow(offer)).toMatchObject({ state: "Expired" });
    expect(await requestActivation(lapsed, cloud, late.admin)).toMatchObject(
      refused(409, "ACTIVATION_WINDOW_CLOSED"),
    );
    expect(await lineNow(lapsed, cloud)).toMatchObject({
      state: "Lapsed",
      canActivate: false,
      canActivateReason: "ACTIVATION_WINDOW_CLOSED",
      remaining: 0,
    });
  });

  test("S27 an Action Pack of 2025-01-21 can be activated later with 10 on-premises incidents; from 2025-01-22 none is sold", async () => {
    await itIs("2025-01-22");
    const partner = await aPartner();
    const offer = await buy(partner, "ACTION_PACK", "2025-01-21");
    expect(await purchase(await aPartner(), "ACTION_PACK", "2025-01-22")).toMatchObject(
      refused(409, "OFFER_RETIRED"),
    );

    await itIs("2025-07-01");
    await activate(partner, offer, onPremises);
    expect((await offerNow(offer)).benefits).toMatchObject([
      { kind: onPremises, state: "Active", remaining: 10, endDate: "2026-02-20" },
    ]);
    expect(await requestActivation(offer, cloud, partner.admin)).toMatchObject(
      refused(404, "BENEFIT_NOT_INCLUDED", { remedy: "BUY_CLOUD_PLAN" }),
    );
  });

  test("S28 a partner without offers gets an empty list, and another tenant's partner is refused like an unknown one", async () => {
    await itIs("2025-09-02");
    const [none, other] = [await aPartner(), await aPartner()];
    const secret = await buy(other, "SPD_SERVICES", "2025-09-01");

    expect(await benefitsFor(none, none.user)).toMatchObject({
      items: [],
      message: "NO_BENEFITS_YET",
    });
    const wrongAccount = refused(403, "NOT_PROGRAM_ASSOCIATED", { hint: "WRONG_ACCOUNT" });
    const stranger = { as: none.admin };
    const answers = await Promise.all([
      api("GET", `/api/partners/${other.partnerId}/benefits`, stranger),
      api("GET", `/api/partners/${unique("nobody")}/benefits`, stranger),
      api("GET", credentials(secret), stranger),
      requestActivation(secret, cloud, none.admin),
    ]);
    for (const answer of answers) expect(answer).toMatchObject(wrongAccount);
    const said = answers.map(({ body }) => {
      const { instance, requestId, ...rest } = body as Record<string, unknown>;
      expect([instance, requestId]).toEqual([aText, aText]);
      return JSON.stringify(rest);
    });
    expect(new Set(said).size).toBe(1);
  });

  test("S29 a user without a role can read the IDs after the activation, but cannot activate", async () => {
    await itIs("2025-09-02");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    const read = () => api("GET", credentials(offer), { as: partner.user });

    expect(await read()).toMatchObject(refused(409, "BENEFIT_NOT_ACTIVATED"));
    expect(await requestActivation(offer, cloud, partner.user)).toMatchObject(
      refused(403, "ROLE_NOT_ALLOWED"),
    );
    await activate(partner, offer);
    expect(await read()).toMatchObject({ status: 200, body: { credentialVersion: 0 } });
  });

  test("both lines of an offer share one pair, and a repeated activation finds the existing one", async () => {
    const { offer, partner } = await aReadyPlan();
    const ids = await idsOf(partner, offer);
    await activate(partner, offer, onPremises);

    expect(await idsOf(partner, offer)).toEqual(ids);
    const [first, again] = [
      await api("GET", activationPath(offer, cloud), { as: partner.user }),
      await requestActivation(offer, cloud, partner.admin),
    ];
    expect(again).toMatchObject({ status: 200, body: first.body as object });
  });

  test("without a request there is no activation to read, and an unknown offer is not found", async () => {
    await itIs("2025-09-02");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    const as = partner.user;
    expect(await api("GET", activationPath(offer, cloud), { as })).toMatchObject(
      refused(404, "NOT_FOUND"),
    );
    expect(
      await api("GET", activationPath({ ...offer, offerId: "nothing" }, cloud), { as }),
    ).toMatchObject(refused(404, "NOT_FOUND"));
  });
});
