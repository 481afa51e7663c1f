import { describe, expect, test } from "vitest";

import { api, messages, until } from "../support/environment.ts";
import { hostileValues, rawGet } from "../support/hostile.ts";
import {
  aPartner,
  aReadyPlan,
  azure,
  consume,
  consumed,
  incident,
  incidentsOf,
  newKey,
  offerPath,
  unique,
} from "../support/people.ts";

/** Complements `injection-table.test.ts`: accepted values are stored literally, and paths are used unchanged. */
describe("the injection table", () => {
  test.each([
    "/api/docs/../../package.json",
    "/api/docs/..%2f..%2fpackage.json",
    "/api/docs/..%5c..%5cpackage.json",
    "/api/docs/%2e%2e/%2e%2e/package.json",
    "/api/docs/....//package.json",
    "/api/docs/start.js%00.html",
    "/api/problems/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/api/problems/..%2f..%2fpackage.json",
    "/api/problems/%FF%FE",
    "/api/partners/%C0%AE%C0%AE/offers",
    "//injected.example/api/health",
  ])("the path %s, as it stands, leads nowhere and is quoted in no page", async (path) => {
    const answer = await rawGet(path, { accept: "text/html" });
    expect([400, 401, 404]).toContain(answer.status);
    expect(answer.headers.get("content-type") ?? "").not.toContain("html");
    expect(String(answer.body)).not.toMatch(/<script|maicpp-support-benefits/);
    // Refusals by the host have no body.
    const guarded =
      answer.body === "" || answer.headers.get("x-content-type-options") === "nosniff";
    expect(guarded).toBe(true);
  });

  test("an accepted title is returned unchanged", async () => {
    const { account, offer } = await aReadyPlan();
    const titles: string[] = [];
    for (const [, title] of hostileValues) {
      const { status } = await consume(azure, incident(offer, account, { title }));
      if (status === 201) titles.push(title);
    }
    const listed = (await incidentsOf(azure, account)).map(({ title }) => title);
    expect(listed.sort()).toEqual(titles.sort());
    expect(titles.length).toBeGreaterThan(10);
  });

  test("accounts with similar IDs see nothing of each other", async () => {
    const { account, offer } = await aReadyPlan();
    await consumed(azure, incident(offer, account));
    const alike = [
      account.id.replace("u", "\uff55"),
      `${account.id}\u200b`,
      `\u202e${account.id}`,
      `${account.id}'`,
      `${account.id}\u0301`,
    ];
    for (const id of alike) {
      expect([id, await incidentsOf(azure, { ...account, id })]).toEqual([id, []]);
    }
  });

  test("names appear in the e-mail as text and add no recipient, line or header", async () => {
    const name = `<b>x</b>{{accessId}} "'&\u202e\u2028Bcc: injected@fabrikam.com`;
    const { offer, partner } = await aReadyPlan({
      partner: await aPartner({ name }),
    });
    const email = `${unique("technician")}@fabrikam.com`;
    const recipients = [{ email, name: "<i>y</i>{{{contractId}}}\u2028\u202e" }];
    const sent = await api("POST", `${offerPath(offer)}/distributions`, {
      as: partner.admin,
      headers: newKey(),
      body: { recipients },
    });
    expect(sent.status).toBe(202);
    const { html, subject, text } = await until(
      "the mail is there",
      async () => (await messages(email))[0],
    );

    expect(subject).toContain(`<b>x</b>{{accessId}} "'& Bcc: injected at fabrikam. com`);
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
    expect(html).not.toMatch(/<b>x|<i>y/);
    expect(html).toContain("&lt;b&gt;x&lt;&#x2F;b&gt;{{accessId}}");
    expect(text).not.toMatch(/^Bcc/m);
    expect(await messages("injected@fabrikam.com")).toEqual([]);
  });
});
