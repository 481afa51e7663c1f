import { afterEach, describe, expect, test } from "vitest";

import type { Page } from "../../../shared/contract/basics.ts";
import type { DistributionView, LinkView } from "../../../shared/contract/partner.ts";
import { accountKeyOf, addressKeyOf } from "../../../shared/application/ids.ts";
import { api, setMailFault, until } from "../../support/environment.ts";
import { eraseCall, erased, isFound, placesOf } from "../../support/erasure.ts";
import {
  aPartner,
  aReadyPlan,
  anAccount,
  azure,
  bodyOf,
  close,
  consume,
  consumed,
  incident,
  incidentsOf,
  linkTo,
  newKey,
  offerNow,
  offerPath,
  partnerCenter,
  plansOf,
  refused,
  statementOf,
  unique,
} from "../../support/people.ts";

afterEach(() => setMailFault(null));

const address = (who: string): string => `${unique(who)}@fabrikam.example`;
const isOver = ({ failed, sent, total }: DistributionView): boolean => sent + failed === total;

describe("erasure on request", () => {
  test("S92 an operator erases a recipient by address and an account; counters, entries and other people stay", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const [leaver, other] = [address("Kim"), address("lee")];
    const body = { recipients: [{ email: leaver, name: "Kim Abercrombie" }, { email: other }] };
    const headers = newKey();
    const path = `${offerPath(offer)}/distributions`;
    const send = () => api("POST", path, { as: partner.admin, headers, body });
    const asked = await send();
    const at = asked.headers.get("location") ?? "";
    const viewNow = async () => bodyOf(await api("GET", at, { as: partner.user }), 200);
    await until("both mails have left", async () => isOver((await viewNow()) as DistributionView));
    const title = `Kim Abercrombie ${leaver} cannot sign in`;
    const request = incident(offer, account, { title });
    const consumeKey = newKey();
    const opened = bodyOf(await consume(azure, request, consumeKey), 201);
    const before = await statementOf(partner, offer);

    expect(
      await api("POST", "/api/ops/erasures", {
        as: partner.admin,
        body: { person: { email: leaver } },
      }),
    ).toMatchObject(refused(403, "ROLE_NOT_ALLOWED"));
    expect(await erased({ email: leaver.toUpperCase() })).toMatchObject({
      state: "Completed",
      erased: { distributions: 1, mails: 1, incidents: 1, contacts: 0, links: 0, unreadable: 0 },
    });
    expect(await erased({ account: { ...account, id: account.id.toUpperCase() } })).toMatchObject({
      state: "Completed",
      erased: { incidents: 1, links: 1, events: 1, distributions: 0, mails: 0 },
    });

    expect(await placesOf(leaver, "Kim Abercrombie", account.id, accountKeyOf(account))).toEqual(
      [],
    );
    expect(await isFound(other)).toBe(true);
    expect(await viewNow()).toMatchObject({
      total: 2,
      sent: 2,
      recipients: [{}, { email: other }],
    });
    const after = await statementOf(partner, offer);
    expect(after).toEqual(before);
    expect(after).toMatchObject({ valid: true });
    expect((await offerNow(offer)).benefits[0]).toMatchObject({ used: 1, remaining: 49 });

    // The same keys again: the first answers, without what was erased.
    const again = await consume(azure, request, consumeKey);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again).toMatchObject({
      status: 201,
      body: { incidentId: (opened as { incidentId: string }).incidentId, title: "[erased]" },
    });
    expect(await send()).toMatchObject({ status: 202, body: { total: 2 } });
    expect(await consume(azure, { ...request, product: "PowerApps" }, consumeKey)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT"),
    );
    expect(await placesOf(leaver, account.id)).toEqual([]);
  });

  test("a contact, a letter that has not left, a link and a frontline request of one person are erased under every spelling", async () => {
    const person = address("Anna");
    const account = { type: "Msa", id: person.toUpperCase() } as const;
    const partner = await aPartner({ contacts: [{ email: person }, { email: address("max") }] });
    const { account: other, offer } = await aReadyPlan({ partner });
    await linkTo(azure, account, partner, offer);
    const opened = await consumed(azure, incident(offer, account, { title: "Printer" }));
    await consumed(azure, incident(offer, other));
    const frontline = { type: "PartnerCenter", id: person } as const;
    const body = incident(offer, frontline, { channel: "PartnerCenterFrontline" });
    bodyOf(await consume(partnerCenter, body), 200);
    await setMailFault({ status: 503, times: 100, match: person.toLowerCase() });
    const asked = await api("POST", `${offerPath(offer)}/distributions`, {
      as: partner.admin,
      headers: newKey(),
      body: { recipients: [{ email: person.toLowerCase() }] },
    });

    const { erased: counts, state } = await erased({ email: person });

    expect({ state, ...counts }).toMatchObject({
      ...{ state: "Completed", contacts: 1, links: 1, incidents: 1 },
      ...{ frontlineRequests: 1, mails: 1, unreadable: 0 },
    });
    expect(await placesOf(person, accountKeyOf(account))).toEqual([]);
    // The history of the workflow that is still waiting has the key, and no address.
    const places = await placesOf(addressKeyOf(person));
    expect(places.filter((place) => !place.includes("sqlite"))).toEqual([]);
    expect(
      await api("GET", asked.headers.get("location") ?? "", { as: partner.user }),
    ).toMatchObject({ body: { recipients: [{ state: "Cancelled" }] } });
    expect(await plansOf(azure, account)).toMatchObject({ available: [], unavailable: [] });
    expect(await incidentsOf(azure, account)).toEqual([]);
    expect(await consume(azure, incident(offer, account))).toMatchObject(
      refused(409, "PLAN_NOT_LINKED"),
    );
    // The incident itself stays, and can still be settled.
    expect(await close(azure, opened, "Duplicate")).toMatchObject({
      body: { refund: { state: "Applied" }, account: { id: "[erased]" } },
    });
    const links = await api("GET", `${offerPath(offer)}/links`, { as: partner.admin });
    expect((links.body as Page<LinkView>).items).toMatchObject([{ account: other, used: 1 }]);
    expect(await statementOf(partner, offer)).toMatchObject({ valid: true });
  });

  test("a repeat with the same Idempotency-Key is the same erasure, for the same person only", async () => {
    const person = { email: address("sam") };
    const headers = newKey();
    const first = await eraseCall(person, headers);
    const repeat = await eraseCall({ email: ` ${person.email.toUpperCase()} ` }, headers);

    expect([first.status, repeat.status]).toEqual([202, 202]);
    expect(repeat.body).toEqual(first.body);
    expect(await eraseCall({ account: anAccount() }, headers)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT", { conflictingFields: ["person"] }),
    );
    expect(await eraseCall({})).toMatchObject(refused(400, "INVALID_REQUEST"));
  });
});
