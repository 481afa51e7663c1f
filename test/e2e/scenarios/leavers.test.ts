import { describe, expect, test } from "vitest";

import type { Account } from "../../../shared/domain/vocabulary.ts";
import type { Page } from "../../../shared/contract/basics.ts";
import type { LinkView } from "../../../shared/contract/partner.ts";
import type { Offer } from "../../../shared/domain/benefit.ts";
import { api } from "../../support/environment.ts";
import type { TokenClaims } from "../../../infra/local/identity/issue.ts";
import {
  anAccount,
  aPartner,
  aReadyPlan,
  azure,
  bodyOf,
  close,
  consume,
  consumed,
  idsOf,
  incident,
  incidentsOf,
  itIs,
  link,
  linkTo,
  offerPath,
  plansOf,
  powerPlatform,
  refused,
  unique,
} from "../../support/people.ts";

const linksPath = (offer: Offer): string => `${offerPath(offer)}/links`;
const linkPath = (offer: Offer, { id, type }: Account): string =>
  `${linksPath(offer)}/${type}/${encodeURIComponent(id)}`;
const planPath = ({ id, type }: Account, { offerId }: Offer): string =>
  `/api/accounts/${type}/${encodeURIComponent(id)}/plans/${offerId}`;

const linksOf = async (offer: Offer, as: TokenClaims, query = ""): Promise<Page<LinkView>> =>
  bodyOf(await api("GET", `${linksPath(offer)}${query}`, { as }), 200) as Page<LinkView>;

const app = { product: "PowerApps" };

describe("people who leave", () => {
  test("S76 an admin sees the linked accounts with portal and use, and unlinks one of them, twice", async () => {
    const { account: u1, offer, partner } = await aReadyPlan();
    const u2 = anAccount();
    await linkTo(powerPlatform, u2, partner, offer);
    await itIs("2025-09-02");
    const [, second] = [
      await consumed(azure, incident(offer, u1)),
      await consumed(azure, incident(offer, u1)),
    ];
    const opened = await consumed(powerPlatform, incident(offer, u2, app));

    expect(await api("GET", linksPath(offer), { as: partner.user })).toMatchObject(
      refused(403, "ROLE_NOT_ALLOWED"),
    );
    const { cursor, items } = await linksOf(offer, partner.admin);
    expect(cursor).toBeNull();
    expect(items).toHaveLength(2);
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ account: u1, portal: "AzurePortal", used: 2, state: "Current" },
          lastUsedAt: second.createdAt,
        }),
        expect.objectContaining({ account: u2, portal: "PowerPlatform", used: 1 }),
      ]),
    );

    for (const as of [partner.admin, partner.globalAdmin]) {
      const answer = await api("DELETE", linkPath(offer, u2), { as });
      expect([answer.status, answer.body]).toEqual([204, undefined]);
    }
    expect(await linksOf(offer, partner.admin)).toMatchObject({ items: [{ account: u1 }] });
    expect(await consume(powerPlatform, incident(offer, u2, app))).toMatchObject(
      refused(409, "PLAN_NOT_LINKED", { remedy: "LINK_PLAN" }),
    );
    expect(await consumed(azure, incident(offer, u1))).toMatchObject({ plan: { remaining: 46 } });
    expect(await incidentsOf(powerPlatform, u2)).toMatchObject([{ plan: null }]);
    expect(await close(powerPlatform, opened, "Duplicate")).toMatchObject({
      status: 200,
      body: { refund: { state: "Applied" }, plan: null },
    });
  });

  test("S77 an account unlinks its own plan, which is in no list any more, and links it anew", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const other = anAccount();
    await linkTo(azure, other, partner, offer);
    await consumed(azure, incident(offer, account));

    for (let times = 0; times < 2; times += 1) {
      expect(await api("DELETE", planPath(account, offer), { as: azure })).toMatchObject({
        status: 204,
      });
    }

    expect(await plansOf(azure, account)).toMatchObject({ available: [], unavailable: [] });
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_NOT_LINKED"),
    );
    expect(await consumed(azure, incident(offer, other))).toMatchObject({
      plan: { remaining: 48 },
    });
    expect(await link(azure, account, await idsOf(partner, offer))).toMatchObject({ status: 201 });
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      plan: { remaining: 47 },
    });
    expect(await plansOf(azure, account)).toMatchObject({ available: [{ remaining: 47 }] });
  });

  test("an account is unlinked under every spelling of its ID", async () => {
    const account = { id: `${unique("Technician")}#EXT#@contoso.example`, type: "Entra" } as const;
    const { offer, partner } = await aReadyPlan({ account });
    const shouted = { ...account, id: account.id.toUpperCase() };

    expect(await api("DELETE", linkPath(offer, shouted), { as: partner.admin })).toMatchObject({
      status: 204,
    });

    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_NOT_LINKED"),
    );
  });

  test("links are paged, and those of a replaced pair are marked", async () => {
    const { offer, partner } = await aReadyPlan();
    await linkTo(azure, anAccount(), partner, offer);
    await linkTo(azure, anAccount(), partner, offer);

    const first = await linksOf(offer, partner.admin, "?limit=2");
    const second = await linksOf(offer, partner.admin, `?limit=2&cursor=${first.cursor ?? ""}`);

    expect([first.items.length, second.items.length, second.cursor]).toEqual([2, 1, null]);
    const seen = [...first.items, ...second.items].map(({ account }) => account.id);
    expect(new Set(seen).size).toBe(3);
    expect(first.items[0]).toMatchObject({ lastUsedAt: null, used: 0 });
  });

  test("nobody unlinks what was never linked, or what belongs to others", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const stranger = await aPartner();
    const never = refused(404, "NOT_FOUND");

    expect(await api("DELETE", linkPath(offer, anAccount()), { as: partner.admin })).toMatchObject(
      never,
    );
    expect(
      await api("DELETE", planPath(account, { ...offer, offerId: "none" }), { as: azure }),
    ).toMatchObject(never);
    expect(await api("DELETE", planPath(anAccount(), offer), { as: azure })).toMatchObject(never);
    expect(await api("DELETE", linkPath(offer, account), { as: partner.user })).toMatchObject(
      refused(403, "ROLE_NOT_ALLOWED"),
    );
    expect(await api("DELETE", linkPath(offer, account), { as: stranger.admin })).toMatchObject(
      refused(403, "NOT_PROGRAM_ASSOCIATED"),
    );
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      plan: { remaining: 49 },
    });
  });
});
