import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openBrowser, withoutChromium } from "../support/browser.ts";
import { clientId, microsoftIn } from "../support/microsoft-sign-in.ts";
import type { MicrosoftSignIn } from "../support/microsoft-sign-in.ts";
import { aSamplePartner, openPage, partnerPage, useOwnEnvironment } from "../support/page.ts";
import { buy, itIs } from "../support/people.ts";
import type { Partner } from "../support/people.ts";

describe.skipIf(withoutChromium !== "")(`sign-in with Microsoft${withoutChromium}`, () => {
  useOwnEnvironment({ PAGE_CLIENT_ID: clientId, PAGE_LOCAL_ISSUER: "" });
  let browser: Browser;
  let partner: Partner;
  beforeAll(async () => {
    browser = await openBrowser();
    await itIs("2025-09-01");
    partner = await aSamplePartner();
    await buy(partner, "CORE", "2025-09-01");
  });
  afterAll(() => browser.close());

  /** Opens the partner's page as somebody who signs in with Microsoft. */
  async function open(more: Partial<MicrosoftSignIn> = {}) {
    const opened = await openPage(browser, partnerPage(partner));
    const microsoft = Object.assign(await microsoftIn(opened.context), more);
    await opened.page.getByRole("button", { name: "Sign in with Microsoft" }).click();
    return { ...opened, microsoft };
  }

  /** Waits until the page shows what the service answered. */
  const isSignedIn = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: "Signed in as Partner admin of Contoso" }).waitFor();
    await page.getByText("2 of 2").waitFor();
    expect(new URL(page.url()).pathname).toBe(partnerPage(partner));
  };

  test("leads back to the view that the person left, also after a reload, and shows no token in an address", async () => {
    const { asked, faults, microsoft, page } = await open();
    await isSignedIn(page);
    await page.reload();
    await isSignedIn(page);
    expect(microsoft.asked).toEqual(["authorize", "authorization_code"]);
    const [token = "none"] = microsoft.tokens;
    expect([page.url(), ...asked].filter((address) => address.includes(token))).toEqual([]);
    expect(await page.evaluate("localStorage.length")).toBe(0);
    expect(faults).toEqual([]);
  });

  test("renews a token that soon expires, and asks the person again when Microsoft demands it", async () => {
    const { faults, microsoft, page } = await open({ isShort: true });
    await isSignedIn(page);
    expect(new Set(microsoft.asked)).toEqual(
      new Set(["authorize", "authorization_code", "refresh_token"]),
    );
    microsoft.isOver = true;
    await page.reload();
    const authorized = () => microsoft.asked.filter((each) => each === "authorize").length;
    await expect.poll(authorized, { timeout: 10_000 }).toBe(2);
    await isSignedIn(page);
    expect(faults).toEqual([]);
  });

  test("ends with a sign-out, and says when it did not work", async () => {
    const { microsoft, page } = await open();
    await isSignedIn(page);
    await page.getByRole("button", { name: "Signed in as" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    microsoft.refuses = true;
    await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
    await page.getByText("The sign-in did not work.").waitFor();
    microsoft.refuses = false;
    await page.reload();
    await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
    await page.getByRole("button", { name: "Signed in as" }).waitFor();
    expect(microsoft.tokens).toHaveLength(2);
  });
});
