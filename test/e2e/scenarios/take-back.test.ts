import { describe, expect, test } from "vitest";

import {
  activate,
  aReadyPlan,
  azure,
  cloud,
  consume,
  consumed,
  idsOf,
  incident,
  itIs,
  lineNow,
  link,
  linkTo,
  offerNow,
  plansOf,
  refused,
  renewed,
  statementOf,
  takeBack,
  takenBack,
} from "../../support/people.ts";
import { mismatchesOf } from "../../support/reconciliation.ts";

describe("a renewal that is taken back", () => {
  test("S69 before it takes effect is as if it had never been recorded", async () => {
    const { account, offer } = await aReadyPlan();
    await consumed(azure, incident(offer, account));
    await itIs("2026-08-20");
    expect(await takeBack(offer, 2)).toMatchObject(refused(404, "NOT_FOUND"));
    expect((await renewed(offer, "2026-08-20")).term.renewal).not.toBeNull();

    expect(await takenBack(offer, 2)).toMatchObject({ state: "Active", term: { renewal: null } });
    expect(await takenBack(offer, 2)).toMatchObject({ state: "Active", term: { renewal: null } });

    await itIs("2026-09-02");
    expect(await offerNow(offer)).toMatchObject({ state: "InRenewalWindow", term: { number: 1 } });
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 1, remaining: 49 });
    expect(await renewed(offer, "2026-09-02")).toMatchObject({
      state: "Active",
      term: { number: 2 },
    });
  });

  test("S70 after it took effect gives the old balance back, unless something was used or 30 days have passed", async () => {
    const [unused, used, late] = [await aReadyPlan(), await aReadyPlan(), await aReadyPlan()];
    for (const { account, offer } of [unused, late]) {
      await consumed(azure, incident(offer, account));
    }
    await itIs("2026-09-05");
    for (const { offer } of [unused, used, late]) await renewed(offer, "2026-09-05");
    await consumed(azure, incident(used.offer, used.account));

    await itIs("2026-09-20");
    expect(await takenBack(unused.offer, 2)).toMatchObject({
      state: "InRenewalWindow",
      term: { number: 1, renewal: null },
    });
    expect(await lineNow(unused.offer, cloud)).toMatchObject({ used: 1, remaining: 49 });
    expect(await takenBack(unused.offer, 2)).toMatchObject({ state: "InRenewalWindow" });
    expect(await takeBack(used.offer, 2)).toMatchObject(
      refused(409, "RENEWAL_NOT_REVERSIBLE", { reason: "USED" }),
    );
    expect(await lineNow(used.offer, cloud)).toMatchObject({ used: 1, remaining: 49 });

    await itIs("2026-10-10");
    expect(await takeBack(late.offer, 2)).toMatchObject(
      refused(409, "RENEWAL_NOT_REVERSIBLE", { reason: "TOO_LATE" }),
    );
  });

  test("leaves both terms' statements valid, and a later renewal opens the same term again", async () => {
    const { account, offer, partner } = await aReadyPlan();
    await consumed(azure, incident(offer, account));
    await itIs("2026-09-05");
    await renewed(offer, "2026-09-05");
    await itIs("2026-09-20");
    await takenBack(offer, 2);
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      term: 1,
      plan: { remaining: 48 },
    });
    for (const [term, remaining] of [
      ["1", 48],
      ["2", 0],
    ] as const) {
      expect(await statementOf(partner, offer, `?term=${term}`)).toMatchObject({
        valid: true,
        kindTotals: [{ kind: cloud, remaining }, {}],
      });
    }
    expect(await mismatchesOf(offer)).toEqual([]);

    await renewed(offer, "2026-09-20");
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      term: 2,
      plan: { granted: 50, remaining: 49 },
    });
    for (const term of [1, 2]) {
      expect(await statementOf(partner, offer, `?term=${term}`)).toMatchObject({ valid: true });
    }
    expect(await mismatchesOf(offer)).toEqual([]);
  });

  test("after the old window leaves the offer expired, and what it forfeited stays forfeited", async () => {
    const { account, offer, partner } = await aReadyPlan();
    await itIs("2026-10-20");
    await renewed(offer, "2026-09-25");
    expect(await takenBack(offer, 2)).toMatchObject({ state: "Expired", term: { number: 1 } });
    expect(await lineNow(offer, cloud)).toMatchObject({ remaining: 0 });
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_EXPIRED"),
    );
    const { entries } = await statementOf(partner, offer, "?term=1");
    const forfeits = entries.filter(({ kind, type }) => kind === cloud && type === "Forfeit");
    expect(forfeits.map(({ delta }) => delta)).toEqual([-50]);
    expect(await mismatchesOf(offer)).toEqual([]);
  });

  test("with new IDs makes the old pair and its links valid again, and the new pair a replaced one", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const old = await idsOf(partner, offer);
    await itIs("2026-09-05");
    await renewed(offer, "2026-09-05", { issueNewIds: true });
    await activate(partner, offer);
    const newer = await idsOf(partner, offer);
    await linkTo(azure, account, partner, offer);

    expect(await takenBack(offer, 2)).toMatchObject({ credentialVersion: 0 });
    expect(await idsOf(partner, offer)).toEqual(old);
    expect((await plansOf(azure, account)).available).toMatchObject([{ kind: cloud }]);
    expect(await consumed(azure, incident(offer, account))).toMatchObject({ term: 1 });
    const other = { id: `${account.id}-other`, type: "Entra" } as const;
    expect(await link(azure, other, newer)).toMatchObject(
      refused(422, "INVALID_CREDENTIALS", { hint: "REPLACED" }),
    );

    expect(await renewed(offer, "2026-09-05", { issueNewIds: true })).toMatchObject({
      credentialVersion: 2,
    });
  });
});
