import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openBrowser, withoutChromium } from "../support/browser.ts";
import { environment } from "../support/environment.ts";
import {
  aSamplePartner,
  findingsIn,
  findingsInEveryLook,
  hasFocus,
  openPage,
  partnerPage,
  useOwnEnvironment,
} from "../support/page.ts";
import { buy, itIs, renew } from "../support/people.ts";

describe.skipIf(withoutChromium !== "")(`benefits on the page${withoutChromium}`, () => {
  useOwnEnvironment();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test("offers that are held together are apart, each with its own counts, dates and what happens next", async () => {
    await itIs("2025-09-01");
    const partner = await aSamplePartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    await buy(partner, "CORE", "2025-09-01");
    await renew(offer, "2026-08-20");
    const { faults, page } = await openPage(browser, partnerPage(partner), "Partner admin");
    const designation = page.getByRole("region", { name: "Solutions Partner designation" });
    await designation.waitFor();
    const rows = await designation.getByRole("row").allInnerTexts();
    expect(rows.map((row) => row.split(/\s*\n\s*|\t/))).toMatchObject([
      ["Benefit", "Granted", "Remaining", "Status", "Activate by / end date", "Action"],
      [
        "Partner Cloud Support",
        "50",
        "50 of 50",
        "Not activated",
        "Activate by Oct 1, 2026",
        "Activate",
      ],
      [
        "Partner On-premises Support",
        "20",
        "20 of 20",
        "Not activated",
        "Activate by Oct 1, 2026",
        "Activate",
      ],
    ]);
    expect(await designation.innerText()).toContain("The next term opens on Sep 1, 2026");
    const core = page.getByRole("region", { name: "Partner Success Core Benefits" });
    expect(await core.innerText()).toMatch(/2 of 2[^]*Activate by Oct 1, 2026/);
    expect(await core.innerText()).toContain(
      "Without one, the benefits stay usable until Oct 1, 2026",
    );
    expect(await findingsInEveryLook(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test("an unlimited benefit is shown as unlimited, without a meter", async () => {
    await itIs("2025-05-01");
    const partner = await aSamplePartner();
    await buy(partner, "SPD_SERVICES", "2025-05-01");
    const { page } = await openPage(browser, partnerPage(partner), "Tenant user");
    const cloud = page.getByRole("row", { name: "Partner Cloud Support" });
    await cloud.waitFor();
    expect(await cloud.innerText()).toMatch(/Unlimited[^]*0 used/);
    expect(await cloud.getByRole("progressbar").count()).toBe(0);
  });

  test("a partner without an offer reads that there are no benefits yet (F46)", async () => {
    const { page } = await openPage(browser, partnerPage(await aSamplePartner()), "Tenant user");
    await page.getByRole("heading", { name: "No benefits yet" }).waitFor();
    expect(await page.getByRole("link", { name: "Open Partner Center" }).count()).toBe(1);
    expect(await findingsInEveryLook(page)).toEqual([]);
  });

  test("a partner whose offers have ended reads it, and finds what was there, with nothing left to do", async () => {
    await itIs("2025-09-01");
    const partner = await aSamplePartner();
    await buy(partner, "CORE", "2025-09-01");
    await itIs("2026-10-02");
    const { page } = await openPage(browser, partnerPage(partner), "Partner admin");
    await page.getByRole("heading", { name: "No benefits at present" }).waitFor();
    expect(await page.getByRole("row").first().innerText()).not.toContain("Action");
    await page.getByRole("link", { name: "Details" }).click();
    await page.getByText("The offer has ended, and its IDs with it.").waitFor();
    expect(await page.getByRole("main").getByRole("button").count()).toBe(0);
    await page.getByRole("link", { name: "Forecast" }).click();
    await page.getByText("Choose a date to see what will hold then.").waitFor();
  });

  test("people of another tenant read that the account is wrong, and sign in with another one (F47)", async () => {
    await itIs("2025-09-01");
    const partner = await aSamplePartner();
    await buy(partner, "CORE", "2025-09-01");
    const { page } = await openPage(browser, partnerPage(partner), "Fabrikam admin");
    await page.getByRole("heading", { name: "This account cannot see the benefits" }).waitFor();
    expect(await page.innerText("main")).toMatch(/signed in as Fabrikam admin[^]*Request ID/);
    expect(await findingsInEveryLook(page)).toEqual([]);
    await page.getByRole("button", { name: "Use another account" }).click();
    await page.getByRole("heading", { name: "Who are you?" }).waitFor();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });

  test("a refusal in a dialog says what, why, what to do, and its request ID, in the language of the page", async () => {
    await itIs("2025-09-01");
    const partner = await aSamplePartner();
    await buy(partner, "CORE", "2025-09-01");
    const { page } = await openPage(browser, partnerPage(partner), "Partner admin");
    await page.getByRole("button", { name: "Activate" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("kim@contoso.example");
    await itIs("2026-10-02");
    const answered = page.waitForResponse(/\/activation$/);
    await dialog.getByRole("button", { name: "Activate" }).click();
    const { detail, requestId } = (await (await answered).json()) as Record<string, string>;
    const refusal = dialog.getByRole("group").filter({ hasText: "Too late to activate" });
    await refusal.getByText("Buy an offer that includes the benefit.").waitFor();
    expect(await refusal.innerText()).toContain(detail);
    expect(await refusal.innerText()).toContain(`Request ID: ${requestId}`);
    expect(await dialog.getByRole("textbox").inputValue()).toBe("kim@contoso.example");
    expect(await findingsIn(page)).toEqual([]);
  });

  test("without a network the page says so at once, keeps what was entered, and goes on when the network is back", async () => {
    await itIs("2025-09-01");
    const partner = await aSamplePartner();
    await buy(partner, "CORE", "2025-09-01");
    const { context, page } = await openPage(browser, partnerPage(partner), "Global admin");
    await page.getByRole("button", { name: "Activate" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("kim@contoso.example");
    await context.setOffline(true);
    await dialog.getByRole("button", { name: "Activate" }).click();
    await dialog.getByText("The service does not answer.").waitFor();
    expect(await dialog.getByRole("textbox").inputValue()).toBe("kim@contoso.example");
    await context.setOffline(false);
    await dialog.getByRole("button", { name: "Try again" }).click();
    await dialog.getByText("The benefit is active.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "IDs, usage and details" }).click();
    await page.getByRole("link", { name: "Forecast" }).click();
    await page.getByRole("region", { name: "On Sep 1, 2026" }).waitFor();
    await context.setOffline(true);
    await page.getByLabel("Date", { exact: true }).fill("2026-10-02");
    await page.getByText("The service does not answer.").waitFor();
    await context.setOffline(false);
    await page.getByRole("region", { name: "On Oct 2, 2026" }).waitFor();
    await context.setOffline(true);
    await page.getByRole("link", { name: "Linked accounts" }).click();
    await page.getByText("The service does not answer.").waitFor();
    await context.setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("No account is linked yet.").waitFor();
  });

  test("an address of an offer that does not exist says so, and leads back to the benefits", async () => {
    await itIs("2025-09-01");
    const partner = await aSamplePartner();
    await buy(partner, "CORE", "2025-09-01");
    const address = `${partnerPage(partner)}/offers/none/usage`;
    const { page } = await openPage(browser, address, "Tenant user");
    await page.getByRole("heading", { name: "This view cannot be shown" }).waitFor();
    await page.getByText("The offer does not exist.").waitFor();
    expect(await page.title()).toBe("Usage – Technical support & consultation");
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole("link", { name: "All benefits" }).press("Enter");
    await hasFocus(page, page.getByRole("heading", { name: "Benefits", exact: true }));
    expect(await page.title()).toBe("Benefits – Technical support & consultation");
  });

  test("the page speaks Korean after a switch, also after a reload, and asks no other host", async () => {
    await itIs("2025-09-01");
    const partner = await aSamplePartner();
    await buy(partner, "CORE", "2025-09-01");
    const { asked, page } = await openPage(browser, partnerPage(partner), "Partner admin");
    await page.getByRole("button", { name: "Language" }).click();
    await page.getByRole("menuitemradio", { name: "한국어" }).click();
    await page.getByRole("heading", { name: "혜택", exact: true }).waitFor();
    await page.reload();
    await page.getByText("2026. 10. 1.까지 활성화").waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("ko");
    expect(await page.title()).toBe("혜택 – 기술 지원 및 상담");
    const { baseUrl, identityUrl } = environment();
    const ours = [baseUrl, identityUrl, "data:"];
    expect(asked.filter((url) => !ours.some((each) => url.startsWith(each)))).toEqual([]);
  });
});
