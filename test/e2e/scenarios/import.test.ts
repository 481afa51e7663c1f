import { describe, expect, test } from "vitest";

import { api, messages, until } from "../../support/environment.ts";
import {
  anAccount,
  aPartner,
  activate,
  azure,
  benefitsFor,
  bodyOf,
  cloud,
  commerce,
  consumed,
  idsOf,
  incident,
  itIs,
  lineNow,
  link,
  newKey,
  offerPath,
  onPremises,
  refused,
  statementOf,
  unique,
} from "../../support/people.ts";
import type { Partner } from "../../support/people.ts";
import { mismatchesOf } from "../../support/reconciliation.ts";
import type { Offer } from "../../../shared/domain/benefit.ts";

const aPair = () => ({
  accessId: unique("Access-lo"),
  contractId: unique("contract-0I"),
});

const importOf = ({ partnerId }: Partner, history: object, more: object = {}, headers = newKey()) =>
  api("POST", `/api/partners/${partnerId}/offers`, {
    as: commerce,
    headers,
    body: { offerType: "SPD_SERVICES", purchasedOn: "2024-07-10", ...more, history },
  });

const historyWith = (credentials: object): object => ({
  renewals: [{ renewedOn: "2025-07-10" }],
  used: [{ kind: cloud, used: 3 }],
  activated: [cloud],
  credentials,
});

describe("an offer that is imported with its history", () => {
  test("S93 stands in its present term with its incidents, and its old pair is shown, mailed and links", async () => {
    await itIs("2025-09-15");
    const [partner, pair, headers] = [await aPartner(), aPair(), newKey()];
    const first = await importOf(partner, historyWith(pair), {}, headers);
    const offer = bodyOf(first, 201) as Offer;
    expect(offer).toMatchObject({
      state: "Active",
      term: { number: 2, start: "2025-07-10", anniversary: "2026-07-10", renewal: null },
      benefits: [
        { kind: cloud, state: "Active", granted: 50, used: 3, remaining: 47 },
        { kind: onPremises, state: "NotActivated", granted: 20, remaining: 20 },
      ],
    });
    expect(await idsOf(partner, offer)).toMatchObject(pair);
    expect((await benefitsFor(partner, partner.user)).items).toHaveLength(2);

    const [account, other] = [anAccount(), anAccount()];
    bodyOf(await link(azure, account, pair), 201);
    const { accessId, contractId } = pair;
    const typed = { accessId: accessId.toLowerCase(), contractId: contractId.replaceAll("-", " ") };
    bodyOf(await link(azure, other, typed), 201);
    expect(await consumed(azure, incident(offer, account))).toMatchObject({
      term: 2,
      plan: { remaining: 46 },
    });

    const { entries, valid } = await statementOf(partner, offer);
    expect(valid).toBe(true);
    expect(entries.map(({ delta, type }) => [type, delta])).toEqual([
      ["Import", 50],
      ["Import", -3],
      ["Import", 20],
      ["Deduct", -1],
    ]);
    expect(await mismatchesOf(offer)).toEqual([]);

    const email = `${unique("kim")}@contoso.example`;
    const asked = await api("POST", `${offerPath(offer)}/distributions`, {
      as: partner.admin,
      headers: newKey(),
      body: { recipients: [{ email }] },
    });
    bodyOf(asked, 202);
    await until("the pair is mailed", async () => {
      const [mail] = await messages(email);
      const text = mail?.text ?? "";
      return text.includes(accessId) && text.includes(contractId);
    });

    await activate(partner, offer, onPremises);
    expect(await idsOf(partner, offer)).toMatchObject(pair);
    const again = await importOf(partner, historyWith(pair), {}, headers);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again).toMatchObject({ status: 201, body: { offerId: offer.offerId } });
    const changed = historyWith({ ...pair, contractId: "another-1" });
    expect(await importOf(partner, changed, {}, headers)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT", {
        conflictingFields: ["history.credentials.contractId"],
      }),
    );
  });

  test("S94 is refused with a pair in use or malformed, and nothing is written", async () => {
    await itIs("2025-09-15");
    const [first, second, pair] = [await aPartner(), await aPartner(), aPair()];
    bodyOf(await importOf(first, historyWith(pair)), 201);

    const inUse = refused(409, "CREDENTIALS_IN_USE");
    const folded = pair.accessId.toLowerCase().replaceAll("o", "0").replaceAll("-", "");
    for (const accessId of [pair.accessId, folded]) {
      const history = historyWith({ ...pair, accessId });
      expect(await importOf(second, history)).toMatchObject(inUse);
    }
    for (const accessId of ["abc", "A_1234", "A".repeat(65), "----"]) {
      expect(await importOf(second, historyWith({ ...pair, accessId }))).toMatchObject(
        refused(400, "INVALID_REQUEST", { errors: [{ path: "history.credentials.accessId" }] }),
      );
    }
    expect((await benefitsFor(second, second.user)).items).toEqual([]);

    const own = aPair();
    const offer = bodyOf(await importOf(second, historyWith(own)), 201) as Offer;
    expect(await idsOf(second, offer)).toMatchObject(own);
    const third = aPair();
    expect(await importOf(second, historyWith(third))).toMatchObject(
      refused(409, "OFFER_ALREADY_HELD"),
    );
    bodyOf(await importOf(await aPartner(), historyWith(third)), 201);
  });

  test("whose last renewal waits for its anniversary renews on that day", async () => {
    await itIs("2026-07-01");
    const partner = await aPartner();
    const history = { renewals: [{ renewedOn: "2025-07-10" }, { renewedOn: "2026-06-20" }] };
    const offer = bodyOf(await importOf(partner, history), 201) as Offer;
    expect(offer.term).toMatchObject({ number: 2, renewal: { effectiveOn: "2026-07-10" } });

    await itIs("2026-07-10");
    expect(await lineNow(offer, cloud)).toMatchObject({ granted: 50, used: 0 });
    expect(await statementOf(partner, offer, "?term=2")).toMatchObject({ valid: true });
    expect(await statementOf(partner, offer, "?term=3")).toMatchObject({ valid: true });
    expect(await mismatchesOf(offer)).toEqual([]);
  });

  test.each([
    [
      "a renewal outside its term",
      { renewals: [{ renewedOn: "2025-08-20" }] },
      "renewals.0.renewedOn",
    ],
    [
      "two renewals of one term",
      { renewals: [{ renewedOn: "2025-07-01" }, { renewedOn: "2025-07-10" }] },
      "renewals.1.renewedOn",
    ],
    ["more used than granted", { used: [{ kind: onPremises, used: 21 }] }, "used.0.used"],
    ["an active benefit without IDs", { activated: [cloud] }, "credentials"],
  ])("with %s is refused", async (_what, history, path) => {
    await itIs("2025-09-15");
    expect(await importOf(await aPartner(), history)).toMatchObject(
      refused(400, "INVALID_REQUEST", { errors: [{ path: `history.${path}` }] }),
    );
  });
});
