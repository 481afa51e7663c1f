import { describe, expect, test } from "vitest";

import type { Offer } from "../../../shared/domain/benefit.ts";
import type { OfferType } from "../../../shared/domain/vocabulary.ts";
import { api, until } from "../../support/environment.ts";
import type { Answer } from "../../support/environment.ts";
import {
  anAccount,
  aPartner,
  aReadyPlan,
  azure,
  buy,
  cloud,
  commerce,
  consumed,
  incident,
  itIs,
  idsOf,
  link,
  newKey,
  offerPath,
  onPremises,
  renewed,
  servicesHub,
} from "../../support/people.ts";
import { ask, follow, linkPlan } from "../../support/remedies.ts";
import type { Refusal, Situation } from "../../support/remedies.ts";

const day = "2025-09-01";

async function situation(
  shape: Parameters<typeof aReadyPlan>[0] = {},
  more: Partial<Situation> = {},
): Promise<Situation> {
  const { account, offer, partner } = await aReadyPlan(shape);
  return {
    ...{ today: day, partner, account, offer, portal: azure, kind: cloud, more: {} },
    ...{ headers: newKey(), ids: await idsOf(partner, offer), ...more },
  };
}

/** A user of a partner that has bought an offer and not activated it. */
async function newcomer(offerType: OfferType = "SPD_SERVICES"): Promise<Situation> {
  await itIs(day);
  const partner = await aPartner();
  const offer = await buy(partner, offerType, day);
  return {
    ...{ today: day, partner, account: anAccount(), offer, portal: azure, kind: cloud, more: {} },
    ...{ headers: newKey(), ids: null },
  };
}

type Start = readonly [now: Situation, first: Answer];

const asked = async (now: Situation): Promise<Start> => [now, await ask(now, {} as Refusal)];

/** From a plan that is bought to a request. The user links again after the admin has activated it. */
const toNewPlan = [
  "PLAN_NOT_LINKED LINK_PLAN",
  "BENEFIT_NOT_ACTIVATED ACTIVATE_BENEFIT",
  "PLAN_NOT_LINKED LINK_PLAN",
];

/** How a user gets a first refusal. */
const ways: Readonly<Record<string, () => Promise<Start>>> = {
  "a plan that nobody has activated": async () => asked(await newcomer()),
  "a mistyped pair": async () => {
    const now = await situation({}, { account: anAccount() });
    const { accessId = "", contractId = "" } = now.ids ?? {};
    const typed = { accessId, contractId: `${contractId.slice(0, -1)}-0000` };
    return [now, await link(azure, now.account, typed)];
  },
  "a pair that a renewal replaced": async () => {
    const now = await situation({}, { today: "2026-09-01" });
    await itIs("2026-09-01");
    await renewed(now.offer as Offer, "2026-09-01", { issueNewIds: true });
    return asked(now);
  },
  "a pair that an admin replaced": async () => {
    const now = await situation({}, { account: anAccount() });
    const path = `${offerPath(now.offer)}/credentials/replacement`;
    const as = now.partner.admin;
    await api("POST", path, { as, headers: newKey(), body: { reason: "A leaver knows it." } });
    await until("the pair is replaced", async () => {
      const { body } = await api("GET", path, { as });
      return (body as { readonly state: string }).state === "Replaced";
    });
    return [now, await linkPlan(now, {} as Refusal)];
  },
  "an account that an admin unlinked": async () => {
    const now = await situation();
    const { id, type } = now.account;
    await api("DELETE", `${offerPath(now.offer)}/links/${type}/${id}`, { as: now.partner.admin });
    return asked(now);
  },
  "an account that is linked already": async () => {
    const now = await situation();
    return [now, await linkPlan(now, {} as Refusal)];
  },
  "a benefit that is not activated": async () =>
    asked(await situation({ kinds: [onPremises], linkedIn: servicesHub })),
  "a plan that is used up": async () => {
    const now = await situation({ offerType: "CORE" });
    await consumed(azure, incident(now.offer, now.account));
    await consumed(azure, incident(now.offer, now.account));
    return asked(now);
  },
  "a plan that has expired": async () => {
    const now = await situation({}, { today: "2026-10-02" });
    await itIs("2026-10-02");
    return asked(now);
  },
  "a plan that was cancelled": async () => {
    const now = await situation();
    await api("POST", `${offerPath(now.offer)}/cancellation`, { as: commerce });
    return asked(now);
  },
  "a replaced pair of a plan that has expired": async () => {
    const now = await situation({}, { today: "2027-10-02" });
    await itIs("2026-09-01");
    await renewed(now.offer as Offer, "2026-09-01", { issueNewIds: true });
    await itIs("2027-10-02");
    return [now, await linkPlan(now, {} as Refusal)];
  },
  "an offer without cloud support": async () =>
    asked(
      await situation(
        {
          offerType: "ACTION_PACK",
          purchasedOn: "2025-01-10",
          kinds: [onPremises],
          linkedIn: servicesHub,
        },
        { today: "2025-01-10" },
      ),
    ),
  "a product of another portal": async () =>
    asked(await situation({}, { more: { product: "PowerApps" } })),
  "a key of another request": async () => {
    const now = await situation();
    await consumed(azure, incident(now.offer, now.account, { title: "Another" }), now.headers);
    return asked(now);
  },
};

/** The refusals that the user meets on each way. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  "a plan that nobody has activated": [...toNewPlan],
  "a mistyped pair": ["INVALID_CREDENTIALS CHECK_IDS"],
  "a pair that a renewal replaced": [
    "PLAN_NOT_LINKED ASK_ADMIN_TO_ACTIVATE",
    "PLAN_NOT_LINKED LINK_PLAN",
    "INVALID_CREDENTIALS USE_NEW_IDS",
  ],
  "a pair that an admin replaced": ["INVALID_CREDENTIALS USE_NEW_IDS"],
  "an account that an admin unlinked": ["PLAN_NOT_LINKED LINK_PLAN"],
  "an account that is linked already": ["ALREADY_LINKED IGNORE_AND_CREATE_REQUEST"],
  "a benefit that is not activated": ["BENEFIT_NOT_ACTIVATED ACTIVATE_BENEFIT"],
  "a plan that is used up": ["NO_INCIDENTS_REMAINING BUY_NEW_PLAN", ...toNewPlan],
  "a plan that has expired": ["PLAN_EXPIRED BUY_NEW_PLAN", ...toNewPlan],
  "a plan that was cancelled": ["PLAN_EXPIRED BUY_NEW_PLAN", ...toNewPlan],
  "a replaced pair of a plan that has expired": ["INVALID_CREDENTIALS BUY_NEW_PLAN", ...toNewPlan],
  "an offer without cloud support": ["BENEFIT_NOT_INCLUDED BUY_CLOUD_PLAN", ...toNewPlan],
  "a product of another portal": ["PLAN_NOT_VALID_FOR_PRODUCT USE_OTHER_PORTAL"],
  "a key of another request": ["IDEMPOTENCY_CONFLICT USE_NEW_KEY"],
};

describe("remedies", () => {
  test.each(Object.entries(ways))(
    "lead from %s step by step to an accepted request",
    async (name, begin) => {
      expect(await follow(...(await begin()))).toEqual(refusals[name]);
    },
  );
});
