import { describe, expect, test } from "vitest";

import type { TokenClaims } from "../../../infra/local/identity/issue.ts";
import type { Offer } from "../../../shared/domain/benefit.ts";
import { api, messages, until } from "../../support/environment.ts";
import type { Answer } from "../../support/environment.ts";
import {
  activate,
  activationPath,
  anAccount,
  aPartner,
  aReadyPlan,
  azure,
  bodyOf,
  buy,
  cloud,
  commerce,
  consume,
  consumed,
  idsOf,
  incident,
  itIs,
  lineNow,
  link,
  linkTo,
  newKey,
  offerNow,
  offerPath,
  operator,
  plansOf,
  refused,
  requestActivation,
  unique,
} from "../../support/people.ts";

const pathOf = (offer: Offer): string => `${offerPath(offer)}/credentials/replacement`;

const replace = (
  offer: Offer,
  as: TokenClaims,
  body: object = {},
  headers = newKey(),
): Promise<Answer> =>
  api("POST", pathOf(offer), { as, headers, body: { reason: "A laptop was stolen.", ...body } });

const replacementNow = async (offer: Offer): Promise<Record<string, unknown>> =>
  bodyOf(await api("GET", pathOf(offer), { as: operator }), 200) as Record<string, unknown>;

async function replaced(offer: Offer, as: TokenClaims, body: object = {}): Promise<void> {
  bodyOf(await replace(offer, as, body), 202);
  await until(
    "the IDs are replaced",
    async () => (await replacementNow(offer))["state"] === "Replaced",
  );
}

describe("IDs that are replaced on request", () => {
  test("S75 an admin replaces the pair: the balance stays, links go stale, and only the new pair links", async () => {
    const { account, offer, partner } = await aReadyPlan();
    await consumed(azure, incident(offer, account));
    const old = await idsOf(partner, offer);
    const address = `${unique("li")}@fabrikam.example`;
    const body = { recipients: [{ email: address }] };

    expect(await replace(offer, partner.user, body)).toMatchObject(
      refused(403, "ROLE_NOT_ALLOWED"),
    );
    const headers = newKey();
    const accepted = await replace(offer, partner.admin, body, headers);
    expect(accepted).toMatchObject({ status: 202, body: { distribution: { total: 1 } } });
    await until("the mail is sent", async () => {
      const { distribution } = await replacementNow(offer);
      return (distribution as { readonly sent: number }).sent === 1;
    });
    expect(await replacementNow(offer)).toMatchObject({ state: "Replaced" });

    const fresh = await idsOf(partner, offer);
    expect(fresh.credentialVersion).toBe(old.credentialVersion + 1);
    expect(fresh.accessId).not.toBe(old.accessId);
    expect(await lineNow(offer, cloud)).toMatchObject({ state: "Active", remaining: 49 });
    expect(await offerNow(offer)).toMatchObject({ credentialVersion: fresh.credentialVersion });
    // As often as a wrong pair would be blocked: the old pair is no guess.
    for (let attempt = 0; attempt <= 10; attempt += 1) {
      expect(await link(azure, anAccount(), old)).toMatchObject(
        refused(422, "INVALID_CREDENTIALS", { hint: "REPLACED", remedy: "USE_NEW_IDS" }),
      );
    }
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_NOT_LINKED", { reason: "REPLACED", remedy: "LINK_PLAN" }),
    );
    expect(await plansOf(azure, account)).toMatchObject({
      available: [],
      unavailable: [{ reason: "REPLACED" }],
    });
    await linkTo(azure, account, partner, offer);
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      plan: { remaining: 48 },
    });

    const mails = await messages(address);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(fresh.accessId);
    const again = await replace(offer, partner.admin, body, headers);
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([202, "true"]);
    expect(
      await replace(offer, partner.admin, { ...body, reason: "Another one" }, headers),
    ).toMatchObject(refused(422, "IDEMPOTENCY_CONFLICT", { conflictingFields: ["reason"] }));
    expect(await idsOf(partner, offer)).toEqual(fresh);
  });

  test("the links of an offer are marked as replaced, and the benefit is mailed again on request", async () => {
    const { account, offer, partner } = await aReadyPlan();
    await replaced(offer, operator);

    expect(await api("GET", `${offerPath(offer)}/links`, { as: partner.admin })).toMatchObject({
      body: { items: [{ account, state: "Replaced" }] },
    });
    const address = `${unique("li")}@fabrikam.example`;
    bodyOf(
      await requestActivation(offer, cloud, partner.admin, { recipients: [{ email: address }] }),
      200,
    );
    await until("the mail is sent", async () => (await messages(address)).length === 1);
    expect((await messages(address))[0]?.text).toContain((await idsOf(partner, offer)).accessId);
    expect(await api("GET", activationPath(offer, cloud), { as: partner.user })).toMatchObject({
      body: { state: "Active", distribution: { total: 1 } },
    });
  });

  test("an offer is replaced five times a term, and its accounts can be unlinked after that", async () => {
    const { offer, partner } = await aReadyPlan();
    for (let times = 0; times < 5; times += 1) await replaced(offer, partner.admin);
    const before = await idsOf(partner, offer);

    expect(await replace(offer, operator)).toMatchObject(
      refused(409, "TOO_MANY_REPLACEMENTS", { remedy: "UNLINK_ACCOUNTS" }),
    );
    expect(await idsOf(partner, offer)).toEqual(before);
    expect(before.credentialVersion).toBe(5);
  });

  test("what has no pair to replace is refused with the step that leads to one", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    const stranger = await aPartner();

    expect(await replace(offer, partner.admin)).toMatchObject(
      refused(409, "BENEFIT_NOT_ACTIVATED", { remedy: "ACTIVATE_BENEFIT" }),
    );
    expect(await api("GET", pathOf(offer), { as: partner.admin })).toMatchObject(
      refused(404, "NOT_FOUND"),
    );
    expect(await replace(offer, stranger.admin)).toMatchObject(
      refused(403, "NOT_PROGRAM_ASSOCIATED"),
    );
    expect(await replace(offer, commerce)).toMatchObject(refused(403, "NOT_PROGRAM_ASSOCIATED"));
    await activate(partner, offer);
    await replaced(offer, partner.globalAdmin);
    await itIs("2026-10-02");
    expect(await replace(offer, partner.admin)).toMatchObject(
      refused(409, "PLAN_EXPIRED", { reason: "EXPIRED", remedy: "BUY_NEW_PLAN" }),
    );
  });
});
