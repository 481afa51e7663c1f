import { describe, expect, test } from "vitest";

import type { Offer } from "../../../shared/domain/benefit.ts";
import { api } from "../../support/environment.ts";
import {
  activate,
  anAccount,
  aPartner,
  aReadyPlan,
  azure,
  benefitsFor,
  buy,
  close,
  cloud,
  commerce,
  consume,
  consumed,
  idsOf,
  incident,
  incidentsOf,
  itIs,
  link,
  linkTo,
  newKey,
  offerNow,
  offerPath,
  onPremises,
  plansOf,
  powerPlatform,
  purchase,
  refused,
  renewed,
  servicesHub,
  textWith,
} from "../../support/people.ts";

const credentials = (offer: Parameters<typeof offerPath>[0]): string =>
  `${offerPath(offer)}/credentials`;

describe("IDs that are replaced or end", () => {
  test("a renewal with new IDs makes links stale, refuses the old pair as replaced, and links the new pair after activation", async () => {
    const { account, offer, partner } = await aReadyPlan({ kinds: [cloud, onPremises] });
    const old = await idsOf(partner, offer);
    await itIs("2026-09-01");
    expect(await renewed(offer, "2026-09-01", { issueNewIds: true })).toMatchObject({
      credentialVersion: 1,
      benefits: [{ state: "NotActivated" }, { state: "NotActivated" }],
    });

    const replaced = refused(422, "INVALID_CREDENTIALS", { hint: "REPLACED" });
    expect(await link(azure, anAccount(), old)).toMatchObject(replaced);
    expect(await link(azure, account, old)).toMatchObject(replaced);
    expect(await link(azure, anAccount(), { ...old, contractId: "0000" })).toMatchObject(
      refused(422, "INVALID_CREDENTIALS", { remedy: "CHECK_IDS" }),
    );
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_NOT_LINKED"),
    );
    expect(await api("GET", credentials(offer), { as: partner.user })).toMatchObject(
      refused(409, "BENEFIT_NOT_ACTIVATED"),
    );

    await activate(partner, offer);
    const fresh = await idsOf(partner, offer);
    expect(fresh.credentialVersion).toBe(1);
    expect([fresh.accessId, fresh.contractId]).not.toEqual([old.accessId, old.contractId]);
    await linkTo(azure, account, partner, offer);
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      plan: { remaining: 49 },
    });
    expect(await consume(servicesHub, incident(offer, account, {}, onPremises))).toMatchObject(
      refused(409, "BENEFIT_NOT_ACTIVATED"),
    );
  });

  test("S79 an account whose IDs were replaced sees the plan as unavailable and no count of it, also not with an old incident", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const headers = newKey();
    const old = await consumed(azure, incident(offer, account), headers);
    await itIs("2026-09-01");
    await renewed(offer, "2026-09-01", { issueNewIds: true });

    const hidden = { granted: null, used: null, remaining: null, reason: "REPLACED" };
    const shown = async (message: unknown) => {
      for (const portal of [azure, powerPlatform]) {
        expect(await plansOf(portal, account)).toMatchObject({
          available: [],
          unavailable: [{ planId: offer.offerId, kind: cloud, ...hidden, message }],
        });
      }
    };
    await shown(textWith("must activate the benefit"));

    const replay = await consume(azure, incident(offer, account), headers);
    expect(replay).toMatchObject({ status: 201, body: { ...old, plan: null } });
    const path = `/api/incidents/${old.incidentId}`;
    expect(await api("GET", path, { as: azure })).toMatchObject({ body: { plan: null } });
    expect(await incidentsOf(azure, account)).toMatchObject([{ plan: null }]);
    expect(await close(azure, old, "Resolved")).toMatchObject({
      status: 200,
      body: { plan: null },
    });
    expect(await close(azure, old, "Bug")).toMatchObject(refused(409, "INCIDENT_ALREADY_CLOSED"));
    expect((await close(azure, old, "Bug")).body).not.toHaveProperty("plan");
    const further = await consume(azure, incident(offer, account));
    expect(further).toMatchObject(refused(409, "PLAN_NOT_LINKED", { reason: "REPLACED" }));
    expect(further.body).not.toHaveProperty("plan");

    await activate(partner, offer);
    await shown(textWith("Link the account again"));
    await linkTo(azure, account, partner, offer);
    expect(await plansOf(azure, account)).toMatchObject({
      available: [{ planId: offer.offerId, remaining: 50 }],
      unavailable: [],
    });
    expect(await api("GET", path, { as: azure })).toMatchObject({
      body: { plan: { remaining: 50 } },
    });
  });

  test("S78 from every refusal after a replacement, the remedies lead step by step to a usable plan", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const old = await idsOf(partner, offer);
    await itIs("2026-09-01");
    await renewed(offer, "2026-09-01", { issueNewIds: true });

    const request = incident(offer, account);
    const path = "/api/incidents?dryRun=true";
    const refusals = {
      consume: () => consume(azure, request),
      dryRun: () => api("POST", path, { as: azure, body: request }),
      linkOld: () => link(azure, account, old),
      readIds: () => api("GET", credentials(offer), { as: partner.user }),
    };
    const remediesOf = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(refusals).map(async ([name, ask]) => {
            const { body } = await ask();
            return [name, (body as { remedy?: string }).remedy] as const;
          }),
        ),
      );
    const ask = "ASK_ADMIN_TO_ACTIVATE";
    expect(await remediesOf()).toEqual({ consume: ask, dryRun: ask, linkOld: ask, readIds: ask });

    await activate(partner, offer);
    expect(await remediesOf()).toEqual({
      ...{ consume: "LINK_PLAN", dryRun: "LINK_PLAN", linkOld: "USE_NEW_IDS" },
      readIds: undefined,
    });

    await linkTo(azure, account, partner, offer);
    expect(await consumed(azure, request)).toMatchObject({ plan: { remaining: 49 } });
  });

  test("a purchase can be cancelled for 30 days if nothing was used, which ends its plan and IDs", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const used = await aReadyPlan();
    const late = await buy(await aPartner(), "CORE", "2025-09-01");
    await consumed(azure, incident(used.offer, used.account));
    const cancel = (which: typeof offer) =>
      api("POST", `${offerPath(which)}/cancellation`, {
        as: { roles: ["Commerce"], azp: "commerce" },
      });

    await itIs("2025-10-01");
    expect(await cancel(used.offer)).toMatchObject(
      refused(409, "CANCELLATION_NOT_ALLOWED", { reason: "ALREADY_USED" }),
    );
    const cancelled = await cancel(offer);
    expect(cancelled).toMatchObject({ status: 200, body: { state: "Cancelled" } });
    expect((await cancel(offer)).body).toEqual(cancelled.body);
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_EXPIRED", { reason: "CANCELLED" }),
    );
    expect((await api("GET", credentials(offer), { as: partner.user })).status).toBe(409);
    expect(await benefitsFor(partner, partner.user)).toMatchObject({ message: "NO_BENEFITS_YET" });
    await itIs("2025-10-02");
    expect(await cancel(late)).toMatchObject(
      refused(409, "CANCELLATION_NOT_ALLOWED", { reason: "TOO_LATE" }),
    );
    expect((await purchase(partner, "SPD_SERVICES", "2025-10-02")).status).toBe(201);
  });

  test("S98 repeats a purchase that was cancelled since, and buys nothing", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const headers = newKey();
    const first = await purchase(partner, "CORE", "2025-09-01", undefined, headers);
    const bought = first.body as Offer;
    await api("POST", `${offerPath(bought)}/cancellation`, { as: commerce });

    const again = await purchase(partner, "CORE", "2025-09-01", undefined, headers);

    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    expect(again.body).toEqual({
      ...(first.body as object),
      benefits: [expect.objectContaining({ state: "Expired", remaining: 0 })],
    });
    expect(await offerNow(bought)).toMatchObject({ state: "Cancelled" });
  });
});
