import { describe, expect, test } from "vitest";

import type { TokenClaims } from "../../../infra/local/identity/issue.ts";
import type { Page } from "../../../shared/contract/basics.ts";
import type { EventView } from "../../../shared/contract/partner.ts";
import type { Offer } from "../../../shared/domain/benefit.ts";
import { api, until } from "../../support/environment.ts";
import type { Answer } from "../../support/environment.ts";
import {
  activate,
  aPartner,
  aReadyPlan,
  azure,
  bodyOf,
  buy,
  close,
  cloud,
  commerce,
  consumed,
  correct,
  incident,
  itIs,
  newKey,
  offerPath,
  operator,
  refused,
  renew,
  requestActivation,
  takeBack,
  unique,
} from "../../support/people.ts";

const events = (offer: Offer, as: TokenClaims, query = ""): Promise<Answer> =>
  api("GET", `${offerPath(offer)}/events${query}`, { as });

const eventsOf = async (...call: Parameters<typeof events>): Promise<Page<EventView>> =>
  bodyOf(await events(...call), 200) as Page<EventView>;

const requestOf = ({ headers }: Answer): string | null => headers.get("x-request-id");

const recipient = () => ({ email: `${unique("li")}@contoso.example` });

const post = (path: string, as: TokenClaims, body: object): Promise<Answer> =>
  api("POST", path, { as, headers: newKey(), body });

describe("the events of an offer", () => {
  test("S75 say who replaced the pair, why, and by which request", async () => {
    const { offer, partner } = await aReadyPlan();
    await itIs("2025-09-02");
    const path = `${offerPath(offer)}/credentials/replacement`;
    const answer = await post(path, partner.admin, { reason: "A laptop was stolen." });
    await until("the IDs are replaced", async () => {
      const { body } = await api("GET", path, { as: partner.admin });
      return (body as { readonly state: string }).state === "Replaced";
    });

    expect((await eventsOf(offer, partner.admin)).items[0]).toEqual({
      at: expect.stringMatching(/^2025-09-02T09:/) as unknown,
      type: "ReplacementRequested",
      actor: partner.admin.oid,
      requestId: requestOf(answer),
      detail: "The IDs were replaced. Reason: A laptop was stolen.",
    });
    expect(await events(offer, partner.user)).toMatchObject(refused(403, "ROLE_NOT_ALLOWED"));
    expect(await events(offer, (await aPartner()).admin)).toMatchObject(
      refused(403, "NOT_PROGRAM_ASSOCIATED"),
    );
  });

  test("show each step of its life once, newest first, page by page, and no request for support", async () => {
    const { account, offer, partner } = await aReadyPlan();
    await itIs("2025-09-03");
    const first = await consumed(azure, incident(offer, account));
    await close(azure, first, "Resolved");
    await itIs("2025-09-04");
    await correct(azure, first, "Duplicate");
    await correct(azure, first, "Duplicate");
    await itIs("2025-09-05");
    await post(`/api/ops/offers/${offer.offerId}/adjustments`, operator, {
      ...{ kind: cloud, delta: 3, reason: "Goodwill" },
    });
    await itIs("2025-09-06");
    await post(`${offerPath(offer)}/distributions`, partner.admin, { recipients: [recipient()] });
    await itIs("2025-09-07");
    const added = { recipients: [recipient(), recipient()] };
    await requestActivation(offer, cloud, partner.globalAdmin, added);
    await requestActivation(offer, cloud, partner.globalAdmin, added);
    await itIs("2025-09-08");
    const renewal = await renew(offer, "2025-09-08", { issueNewIds: true });
    await itIs("2025-09-09");
    await takeBack(offer, 2);
    await takeBack(offer, 2);
    await itIs("2025-09-10");
    await api("DELETE", `${offerPath(offer)}/links/Entra/${account.id}`, { as: partner.admin });

    const { items } = await eventsOf(offer, partner.admin);
    expect(items.slice(0, -3).map(({ at, type }) => `${at.slice(0, 10)} ${type}`)).toEqual([
      "2025-09-10 AccountUnlinked",
      "2025-09-09 RenewalReversed",
      "2025-09-08 OfferRenewed",
      "2025-09-07 DistributionRequested",
      "2025-09-07 RecipientsAdded",
      "2025-09-06 DistributionRequested",
      "2025-09-05 BalanceAdjusted",
      "2025-09-04 ClosureCorrected",
    ]);
    expect(
      items
        .slice(-3)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(["AccountLinked", "ActivationRequested", "OfferPurchased"]);
    expect(items.find(({ type }) => type === "OfferRenewed")).toMatchObject({
      requestId: requestOf(renewal),
      detail: "The offer was renewed on 2025-09-08 with new IDs.",
    });
    expect(items.find(({ type }) => type === "BalanceAdjusted")?.detail).toContain("Goodwill");
    expect(items.find(({ type }) => type === "RecipientsAdded")).toMatchObject({
      actor: partner.globalAdmin.oid,
      detail: expect.stringContaining("2") as unknown,
    });
    expect(items[0]?.detail).toContain(account.id);
    expect(JSON.stringify(items)).not.toContain(first.incidentId);

    const paged: EventView[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const more: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = await eventsOf(offer, partner.admin, `?limit=4${more}`);
      paged.push(...page.items);
      cursor = page.cursor;
    }
    expect(paged).toEqual(items);
  });

  test("end with the cancellation", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const offer = await buy(partner, "CORE", "2025-09-01");
    await activate(partner, offer);
    const path = `${offerPath(offer)}/cancellation`;
    const cancelled = await api("POST", path, { as: commerce, body: {} });
    await api("POST", path, { as: commerce, body: {} });

    const { items } = await eventsOf(offer, partner.admin);
    expect(items.filter(({ type }) => type === "OfferCancelled")).toMatchObject([
      { requestId: requestOf(cancelled), detail: "The offer was cancelled on 2025-09-01." },
    ]);
  });
});
