import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { mailAddress } from "../../shared/domain/address.ts";
import type { Offer } from "../../shared/domain/benefit.ts";
import { openBrowser, withoutChromium } from "../support/browser.ts";
import { crashHost, messages, setMailFault, until } from "../support/environment.ts";
import { adminRequests, expectRefusalIn } from "../support/page-refusals.ts";
import {
  aSamplePartner,
  findingsBehind,
  findingsIn,
  findingsInEveryLook,
  goInPage,
  hasFocus,
  openPage,
  partnerPage,
  useOwnEnvironment,
  type OpenedPage,
} from "../support/page.ts";
import {
  anAccount,
  azure,
  buy,
  idsOf,
  itIs,
  link,
  plansOf,
  refused,
  unique,
  type Partner,
} from "../support/people.ts";

const kept = "[...Object.values(localStorage), ...Object.values(sessionStorage)].join()";

describe.skipIf(withoutChromium !== "")(`activation on the page${withoutChromium}`, () => {
  useOwnEnvironment();
  let browser: Browser;
  let admin: OpenedPage;
  let partner: Partner;
  let offer: Offer;
  const people = ["first", "slow", "third"].map((who) => `${unique(who)}@fabrikam.example`);
  const leaver = anAccount();
  let old = { accessId: "", contractId: "" };

  beforeAll(async () => {
    browser = await openBrowser();
    await itIs("2025-09-01");
    partner = await aSamplePartner();
    offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    admin = await openPage(browser, partnerPage(partner), "Partner admin", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
  });
  afterAll(async () => {
    await setMailFault(null);
    await browser.close();
  });

  const cloudRow = (page: Page): Locator => page.getByRole("row", { name: "Cloud Support" });
  const shownIds = async (page: Page | Locator) => ({
    accessId: await page.getByTestId("accessId").innerText(),
    contractId: await page.getByTestId("contractId").innerText(),
  });

  test("somebody without the role finds Activate dimmed, with the reason (F51, F52)", async () => {
    const { page } = await openPage(browser, partnerPage(partner), "Admin agent");
    const button = cloudRow(page).getByRole("button", { name: "Activate" });
    await button.focus();
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    await page.getByRole("tooltip").getByText("filter by MAICPP partner admin").waitFor();
    await button.press("Enter");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("the page finds the same addresses faulty as the service (A48)", async () => {
    const { page } = admin;
    await cloudRow(page).getByRole("button", { name: "Activate" }).click();
    const dialog = page.getByRole("dialog");
    const addresses = [
      ...["li@contoso.example", "li@contoso", "li.contoso.example", "li@-contoso.example"],
      ...["l'i+1@contoso.example", "(li)@contoso.example", "li@con_toso.example", "li@a.b"],
      ...["김@contoso.example", "li@회사.example", "li@contoso..example", "@contoso.example"],
      ...[`${"l".repeat(65)}@contoso.example`, `li@${"c.".repeat(130)}example`],
    ];
    await dialog.getByRole("textbox").fill(addresses.join("\n"));
    const faulty = await dialog.getByRole("status").getByRole("strong").allInnerTexts();
    expect(faulty).toEqual(addresses.filter((address) => !mailAddress(address).ok));
    const activate = dialog.getByRole("button", { name: "Activate" });
    expect(await activate.getAttribute("aria-disabled")).toBe("true");
  });

  test(
    "an admin activates with three recipients while one mail fails twice and the service is killed",
    { timeout: 120_000 },
    async () => {
      const { page } = admin;
      await setMailFault({ status: 503, times: 2, match: "slow" });
      const dialog = page.getByRole("dialog");
      const [first = "", ...others] = people;
      await dialog.getByRole("textbox").fill(`"Li Wei" <${first}>; ${others.join(", ")}`);
      await dialog.getByText("3 recipients").waitFor();
      await dialog.getByLabel("Language of the e-mail").selectOption("한국어");
      await dialog.getByRole("button", { name: "Activate" }).press("Enter");
      await dialog.getByText("Activation requested").waitFor();
      await crashHost();
      // An attempt that the kill cuts off counts, and the next one waits 50 seconds.
      await dialog.getByText("done").nth(2).waitFor({ timeout: 90_000 });
      for (const address of people) {
        const row = dialog.getByRole("row", { name: address });
        await row.filter({ hasText: /Sent|Delivered/ }).waitFor();
        expect(await messages(address)).toHaveLength(1);
      }
      expect(await dialog.getByRole("row", { name: people[1] ?? "" }).innerText()).toMatch(
        /\b[34]\b/,
      );
      expect((await messages(first))[0]?.text).toContain("Li Wei");
      expect(await findingsIn(page)).toEqual([]);
    },
  );

  test("the IDs are hidden until somebody asks, can be copied, and are in no address or storage", async () => {
    const { asked, page } = admin;
    const dialog = page.getByRole("dialog");
    expect(asked.filter((url) => url.endsWith("/credentials"))).toEqual([]);
    await dialog.getByRole("button", { name: "Show the IDs" }).click();
    await dialog.getByRole("button", { name: "Copy the Contract ID" }).click();
    await dialog.getByRole("button", { name: "Copied: Contract ID" }).waitFor();
    old = await shownIds(dialog);
    expect(old).toMatchObject(
      await idsOf(partner, offer).then(({ accessId, contractId }) => ({ accessId, contractId })),
    );
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(old.contractId);
    const mail = (await messages(people[2]))[0]?.text ?? "";
    for (const id of Object.values(old)) {
      expect(mail.replaceAll("-", "")).toContain(id.replaceAll("-", ""));
    }
    const stored = String(await page.evaluate(kept));
    for (const id of [old.accessId, old.contractId]) {
      expect(stored).not.toContain(id);
      expect(asked.join(" ")).not.toContain(id);
    }
    await dialog.getByRole("button", { name: "Hide the IDs" }).click();
    await dialog.getByTestId("accessId").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await cloudRow(page).getByText("Active").waitFor();
    await hasFocus(page, page.getByRole("link", { name: "IDs, usage and details" }));
  });

  test("an answer that is lost is asked for again with the same key, and nobody gets two mails", async () => {
    const { page } = admin;
    await page.getByRole("link", { name: "Details" }).press("Enter");
    await hasFocus(page, page.getByRole("heading", { level: 1 }));
    await page.getByRole("button", { name: "E-mail the IDs" }).click();
    const dialog = page.getByRole("dialog");
    const [kim, bad] = [`${unique("kim")}@fabrikam.example`, `${unique("gone")}@fabrikam.example`];
    await setMailFault({ status: 400, times: 1, match: "gone" });
    await dialog.getByRole("textbox").fill(`${kim}\n${bad}`);
    const keysSent: (string | undefined)[] = [];
    await page.route("**/distributions", async (route) => {
      keysSent.push(route.request().headers()["idempotency-key"]);
      if (keysSent.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await dialog.getByRole("button", { name: "Send" }).dblclick();
    await dialog.getByRole("progressbar", { name: "Sending" }).waitFor();
    await dialog.waitFor({ state: "detached" });
    await page.unroute("**/distributions");
    expect(new Set(keysSent).size).toBe(1);
    const sent = page.getByRole("article", { name: "Recipients: 2. Sent: 1. Failed: 1." });
    await sent.waitFor();
    expect(await messages(kim)).toHaveLength(1);
    await sent.getByRole("button", { name: "Send again to 1 address" }).click();
    expect(await dialog.getByRole("textbox").inputValue()).toBe(bad);
    await dialog.getByRole("button", { name: "Send" }).click();
    await until("the mail is there", async () => (await messages(bad)).length === 1);
  });

  test("after a replacement the old pair is refused, and the page shows the new one, and who asked for it and why", async () => {
    expect((await link(azure, leaver, old)).status).toBe(201);
    const { page } = admin;
    await page.getByRole("button", { name: "Replace the IDs" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Every linked account must link again").waitFor();
    const replace = dialog.getByRole("button", { name: "Replace" });
    expect(await replace.getAttribute("aria-disabled")).toBe("true");
    await dialog.getByLabel("Reason").fill("A technician has left.");
    await replace.dblclick();
    await page.getByText("Everybody needs the new ones now.").waitFor();
    await page.getByRole("link", { name: "Events show who replaced the IDs" }).click();
    const event = page.getByRole("row", { name: "A technician has left." });
    expect(await event.innerText()).toContain("sample-partner-admin");
    await page.getByRole("link", { name: "IDs", exact: true }).click();
    expect(await link(azure, anAccount(), old)).toMatchObject(
      refused(422, "INVALID_CREDENTIALS", { hint: "REPLACED" }),
    );
    await page.getByRole("button", { name: "Show the IDs" }).click();
    expect((await link(azure, leaver, await shownIds(page))).status).toBe(201);
  });

  test.each(adminRequests)(
    "a refusal of $action is shown in its dialog, and sending again repeats the same request",
    async (row) => {
      const { page } = admin;
      const view = row.section === "" ? "" : `/offers/${offer.offerId}/${row.section}`;
      await goInPage(page, `${partnerPage(partner)}${view}`);
      const opener = page.getByRole("button", { name: row.opener ?? "" }).first();
      await opener.click();
      await expectRefusalIn(page, page.getByRole("dialog"), row);
    },
  );

  test(
    "axe finds nothing in any section or dialog for admins in each language and color, dialogs give the focus back, and nothing scrolls sideways on a phone",
    { timeout: 60_000 },
    async () => {
      const { faults, page } = admin;
      await page.getByRole("link", { name: "All benefits" }).click();
      await cloudRow(page).waitFor();
      const found = await findingsInEveryLook(page);
      await page.getByRole("link", { name: "IDs, usage and details" }).click();
      const sections = ["ids", "use", "accounts"].map((name) => `[href$="/${name}"]`).join();
      found.push(...(await findingsBehind(page, page.locator(`nav :is(${sections})`))));
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  test("an admin unlinks a leaver, who must link again; the focus goes on to the account beside, and to the text of an empty list", async () => {
    const { page } = admin;
    const [first, next] = [anAccount(), anAccount()];
    for (const account of [next, first]) {
      expect((await link(azure, account, await idsOf(partner, offer))).status).toBe(201);
    }
    await page.getByRole("link", { name: "Linked accounts" }).click();
    await page.reload();
    const unlinkOf = ({ id }: typeof leaver) => page.getByRole("button", { name: `Unlink ${id}` });
    const none = page.getByText("No account is linked yet.");
    for (const [account, successor] of [
      [first, unlinkOf(next)],
      [leaver, unlinkOf(next)],
      [next, none],
    ] as const) {
      await unlinkOf(account).press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.getByText("Whoever still knows the IDs can link again.").waitFor();
      await dialog.getByRole("button", { name: "Unlink" }).press("Enter");
      await unlinkOf(account).waitFor({ state: "detached" });
      await hasFocus(page, successor);
    }
    expect((await plansOf(azure, leaver)).available).toEqual([]);
  });

  test("the steps of each portal have the IDs in their place", async () => {
    const { page } = admin;
    await page.getByRole("link", { name: "How to use it" }).click();
    const hub = page.getByRole("region", { name: "Services Hub for Business" });
    await hub.getByRole("button", { name: "Show the IDs" }).click();
    const ids = await idsOf(partner, offer);
    expect(await shownIds(hub)).toMatchObject({ accessId: ids.accessId });
    expect(await page.getByText(ids.contractId).count()).toBe(4);
  });
});
