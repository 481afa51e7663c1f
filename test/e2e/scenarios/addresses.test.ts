import { randomUUID } from "node:crypto";

import { describe, expect, test } from "vitest";

import { api, messages, until } from "../../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  bodyOf,
  commerce,
  newKey,
  offerPath,
  refused,
  textWith,
  unique,
} from "../../support/people.ts";
import type { DistributionView } from "../../../shared/contract/partner.ts";

const tooLong = `${"a".repeat(65)}@fabrikam.com`;

describe("addresses", () => {
  test("S90 every address that HTML takes gets its e-mail, and one that cannot be mailed is skipped with the reason", async () => {
    const { offer, partner } = await aReadyPlan();
    const name = unique("kim");
    const good = [`d'${name}+x@fabrikam.com`, `!#$%&*/=?^_{|}~-${name}@fabrikam.com`];
    const typed = [...good, `  ${name}@fabrikam.com  `, `${name}@bücher.example`];
    const bad = [`${name}@fabrikam`, tooLong];
    const asked = await api("POST", `${offerPath(offer)}/distributions`, {
      as: partner.admin,
      headers: newKey(),
      body: { recipients: [...typed, ...bad].map((email) => ({ email })) },
    });
    expect(asked).toMatchObject({ status: 202, body: { total: 6 } });

    const path = asked.headers.get("location") ?? "";
    const view = await until(
      "the distribution has ended",
      async () => {
        const now = bodyOf(await api("GET", path, { as: partner.user }), 200) as DistributionView;
        return now.sent + now.failed === now.total ? now : undefined;
      },
      45_000,
    );

    expect(view).toMatchObject({ sent: 4, failed: 2 });
    expect(view.recipients.slice(4)).toMatchObject([
      { email: bad[0], state: "Skipped", failure: textWith("domain") },
      { email: bad[1], state: "Skipped", failure: textWith("64") },
    ]);
    const mailed = [...good, `${name}@fabrikam.com`, `${name}@xn--bcher-kva.example`];
    for (const email of mailed) expect(await messages(email)).toHaveLength(1);
  });

  test("S91 a contact that cannot be mailed refuses the call, which names the address", async () => {
    const tenantId = randomUUID();
    const { partnerId } = await aPartner({ tenantId });
    const put = (...emails: readonly string[]) =>
      api("PUT", `/api/partners/${partnerId}`, {
        as: commerce,
        body: {
          ...{ name: "Contoso", tenantId, cspRole: "None", isvSuccessEnrolled: false },
          contacts: emails.map((email) => ({ email })),
        },
      });

    for (const email of ["kim@fabrikam", tooLong, "kim@home@fabrikam.com"]) {
      expect(await put("kim@fabrikam.com", email)).toMatchObject(
        refused(400, "INVALID_REQUEST", {
          errors: [{ path: "contacts.1.email", message: textWith(email) }],
        }),
      );
    }
    expect(await put("  d'arcy&sons@fabrikam.com ", "kim@bücher.example")).toMatchObject({
      status: 200,
      body: {
        contacts: [{ email: "d'arcy&sons@fabrikam.com" }, { email: "kim@xn--bcher-kva.example" }],
      },
    });
  });

  test("S95 of entries that differ in letter case alone the first one gets the e-mail, in its language", async () => {
    const { offer, partner } = await aReadyPlan();
    const name = unique("lee");
    const spelled = [name, name.toUpperCase(), `L${name.slice(1)}`, `lE${name.slice(2)}`];
    const recipients = spelled.map((local, index) => ({
      email: `${local}@fabrikam.com`,
      locale: index === 0 ? "ko-Kore-KR" : "es-419",
    }));
    const asked = await api("POST", `${offerPath(offer)}/distributions`, {
      as: partner.admin,
      headers: newKey(),
      body: { recipients },
    });
    expect(asked).toMatchObject({ status: 202, body: { total: 1 } });
    const email = recipients[0]?.email ?? "";
    await until("the e-mail is there", async () => (await messages(email)).length > 0, 45_000);
    const mails = await messages(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toMatch(/\p{Script=Hangul}/u);
  });
});
