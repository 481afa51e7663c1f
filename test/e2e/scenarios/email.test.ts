import { afterEach, describe, expect, test } from "vitest";

import { api, messages, setMailFault, until } from "../../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  bodyOf,
  buy,
  idsOf,
  itIs,
  newKey,
  offerPath,
  purchase,
  refused,
  unique,
} from "../../support/people.ts";
import type { DistributionView } from "../../../shared/contract/partner.ts";

afterEach(() => setMailFault(null));

const technicians = (): string[] =>
  ["ext1", "ext2", "ext3"].map((n) => `${unique(n)}@fabrikam.example`);
const toThem = (addresses: readonly string[]) => ({
  recipients: addresses.map((email) => ({ email })),
});

async function ended(path: string, as: object): Promise<DistributionView> {
  return until(
    "the distribution has ended",
    async () => {
      const view = bodyOf(await api("GET", path, { as }), 200) as DistributionView;
      return view.sent + view.failed === view.total ? view : undefined;
    },
    45_000,
  );
}

const location = (answer: { readonly headers: Headers }): string =>
  answer.headers.get("location") ?? "";

describe("e-mail", () => {
  test("S30 each of three recipients gets one e-mail with the IDs, the benefit and the end date", async () => {
    const { offer, partner } = await aReadyPlan();
    const { accessId, contractId } = await idsOf(partner, offer);
    const addresses = technicians();

    const asked = await api("POST", `${offerPath(offer)}/distributions`, {
      as: partner.admin,
      headers: newKey(),
      body: toThem(addresses),
    });

    expect(asked).toMatchObject({ status: 202, body: { total: 3 } });
    const view = await ended(location(asked), partner.user);
    expect(view).toMatchObject({ sent: 3, failed: 0 });
    for (const { state } of view.recipients) expect(["Sent", "Delivered"]).toContain(state);
    for (const address of addresses) {
      const mails = await messages(address);
      expect(mails).toHaveLength(1);
      for (const part of [accessId, contractId, "Partner Cloud Support", "2026"]) {
        expect(mails[0]?.text).toContain(part);
      }
    }
    const list = await api("GET", `${offerPath(offer)}/distributions`, { as: partner.user });
    expect(list.body).toMatchObject({ items: [{ total: 3 }], cursor: null });
  });

  test("S31 a distribution before activation is refused, and no e-mail is sent", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    const [address = ""] = technicians();

    expect(
      await api("POST", `${offerPath(offer)}/distributions`, {
        as: partner.admin,
        headers: newKey(),
        body: toThem([address]),
      }),
    ).toMatchObject(refused(409, "BENEFIT_NOT_ACTIVATED"));
    expect(await messages(address)).toEqual([]);
  });

  test(
    "S32 each recipient gets exactly one e-mail although sends fail twice and the request is repeated with its key",
    { timeout: 60_000 },
    async () => {
      const { offer, partner } = await aReadyPlan();
      const addresses = technicians();
      const headers = newKey();
      await setMailFault({ status: 429, retryAfter: 1, times: 2, match: addresses[1] });
      const ask = () =>
        api("POST", `${offerPath(offer)}/distributions`, {
          as: partner.admin,
          headers,
          body: toThem(addresses),
        });

      const first = await ask();
      const again = await ask();

      expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([202, "true"]);
      expect(again.body).toEqual(first.body);
      expect(await ended(location(first), partner.user)).toMatchObject({ sent: 3, failed: 0 });
      expect((await ask()).body).toEqual(first.body);
      for (const address of addresses) expect(await messages(address)).toHaveLength(1);
    },
  );

  test("a recipient named twice gets one e-mail; another e-mail needs a new key", async () => {
    const { offer, partner } = await aReadyPlan();
    const [address = ""] = technicians();
    const body = toThem([address, address.toUpperCase()]);
    const path = `${offerPath(offer)}/distributions`;
    for (const mails of [1, 2]) {
      const asked = await api("POST", path, { as: partner.admin, headers: newKey(), body });
      expect(asked).toMatchObject({ status: 202, body: { total: 1 } });
      await ended(location(asked), partner.user);
      expect(await messages(address)).toHaveLength(mails);
    }
  });

  test("the same key with other recipients is a conflict, and sending needs a role that may activate", async () => {
    const { offer, partner } = await aReadyPlan();
    const headers = newKey();
    const path = `${offerPath(offer)}/distributions`;
    const [one = "", two = ""] = technicians();
    await api("POST", path, { as: partner.admin, headers, body: toThem([one]) });

    const conflict = await api("POST", path, { as: partner.admin, headers, body: toThem([two]) });
    expect(conflict).toMatchObject(refused(422, "IDEMPOTENCY_CONFLICT"));
    const { conflictingFields } = conflict.body as { readonly conflictingFields: string[] };
    expect(conflictingFields.join()).toMatch(/^recipients/);
    for (const as of [partner.user, partner.adminAgent]) {
      expect(await api("POST", path, { as, headers: newKey(), body: toThem([one]) })).toMatchObject(
        refused(403, "ROLE_NOT_ALLOWED"),
      );
    }
    expect(await messages(two)).toEqual([]);
  });

  test("an admin sees each e-mail's delivery: delivered, bounced, suppressed, quarantined, spam or unknown", async () => {
    const { offer, partner } = await aReadyPlan();
    const addresses = [
      "delivered",
      "bounce",
      "suppressed",
      "quarantined",
      "spam",
      "technician",
    ].map((n) => `${unique(n)}@fabrikam.example`);
    const asked = await api("POST", `${offerPath(offer)}/distributions`, {
      as: partner.admin,
      headers: newKey(),
      body: toThem(addresses),
    });
    const view = await until("all are reported that will be", async () => {
      const now = (await api("GET", location(asked), { as: partner.user }))
        .body as DistributionView;
      const open = now.recipients.filter(({ state }) => /^(Queued|Sending|Sent)$/.test(state));
      return open.length === 1 && open[0]?.state === "Sent" ? now : undefined;
    });

    const seen = new Map(view.recipients.map((recipient) => [recipient.email, recipient]));
    expect(addresses.map((address) => seen.get(address))).toMatchObject([
      { state: "Delivered", deliveredAt: expect.stringMatching(/Z$/) as string },
      { state: "Bounced", failure: expect.stringContaining("Bounced") as string },
      { state: "Suppressed", failure: expect.stringContaining("Suppressed") as string },
      { state: "Bounced", failure: expect.stringContaining("Quarantined") as string },
      { state: "Bounced", failure: expect.stringContaining("FilteredSpam") as string },
      { state: "Sent" },
    ]);
    expect(view).toMatchObject({ total: 6, sent: 2, failed: 4 });
  });

  test("nothing is sent after expiry, and bad or missing recipients are refused", async () => {
    const { offer, partner } = await aReadyPlan();
    const path = `${offerPath(offer)}/distributions`;
    const ask = (recipients: readonly object[]) =>
      api("POST", path, { as: partner.admin, headers: newKey(), body: { recipients } });
    for (const recipients of [[], [{ name: "Technician One" }]]) {
      expect(await ask(recipients)).toMatchObject(refused(400, "INVALID_REQUEST"));
    }
    await itIs("2026-10-02");
    expect(await ask([{ email: "technician1@fabrikam.example" }])).toMatchObject(
      refused(409, "PLAN_EXPIRED"),
    );
    expect((await purchase(partner, "SPD_SERVICES", "2026-10-02")).status).toBe(201);
  });
});
