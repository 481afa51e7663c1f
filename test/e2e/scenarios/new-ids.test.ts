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
  consume,
  consumed,
  idsOf,
  incident,
  itIs,
  link,
  linkTo,
  offerPath,
  onPremises,
  purchase,
  refused,
  renewed,
  servicesHub,
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
});
