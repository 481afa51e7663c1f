import { readFileSync } from "node:fs";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openBrowser, withoutChromium } from "../support/browser.ts";
import { api, environment } from "../support/environment.ts";
import {
  aSamplePartner,
  findingsBehind,
  hasFocus,
  openPage,
  partnerPage,
  useOwnEnvironment,
} from "../support/page.ts";
import type { OpenedPage } from "../support/page.ts";
import {
  aReadyPlan,
  azure,
  bodyOf,
  close,
  cloud,
  consumed,
  incident,
  itIs,
  newKey,
  operator,
  renewed,
  type ReadyPlan,
} from "../support/people.ts";

const reason = '=HYPERLINK("https://fabrikam.example")';

const offerPage = ({ offer, partner }: ReadyPlan): string =>
  `${partnerPage(partner)}/offers/${offer.offerId}`;

describe.skipIf(withoutChromium !== "")(`usage on the page${withoutChromium}`, () => {
  useOwnEnvironment();
  let browser: Browser;
  let opened: OpenedPage;
  let plan: ReadyPlan;

  beforeAll(async () => {
    browser = await openBrowser();
    plan = await aReadyPlan({ partner: await aSamplePartner() });
    const { account, offer } = plan;
    for (const day of ["2025-09-10", "2025-10-05", "2025-10-05"]) {
      await itIs(day);
      await consumed(azure, incident(offer, account));
    }
    await close(azure, await consumed(azure, incident(offer, account)), "Duplicate");
    const body = { kind: cloud, delta: 2, reason };
    bodyOf(
      await api("POST", `/api/ops/offers/${offer.offerId}/adjustments`, {
        as: operator,
        headers: newKey(),
        body,
      }),
      201,
    );
    const path = `${offerPage(plan)}/usage`;
    opened = await openPage(browser, path, "Partner admin");
  });
  afterAll(() => browser.close());

  test("usage shows what was used, refunded and remains, and who corrected what and why, but not who used an incident", async () => {
    const { page } = opened;
    await page.getByRole("img", { name: "Remaining: 49 of 52. Used: 3. Refunded: 1." }).waitFor();
    await page.getByText("Show the numbers of the chart as a table").first().click();
    const days = page.getByRole("table", { name: "Usage of Partner Cloud Support by day" });
    expect(
      (await days.getByRole("row").allInnerTexts()).map((row) => row.split(/\s*\n\s*|\t/)),
    ).toEqual([
      ["Date", "Used so far", "Refunded on this day", "Remaining"],
      ["Sep 1, 2025", "0", "0", "50"],
      ["Sep 10, 2025", "1", "0", "49"],
      ["Oct 5, 2025", "3", "1", "49"],
    ]);
    const main = await page.innerText("main");
    expect(main).toMatch(/Verified\.\s*All entries \(8\)/);
    expect(main).toContain(`By operations: ${reason}`);
    expect(main).not.toContain(plan.account.id);
    expect(main).not.toContain("azure-portal");
  });

  test("the statement says whether all of it, a part of it, or none of it is verified", async () => {
    const { page } = opened;
    let isChanged = false;
    await page.route("**/statement?*", async (route) => {
      const url = route.request().url().replace("limit=200", "limit=6");
      if (!isChanged) return route.continue({ url });
      const response = await route.fetch();
      const statement = (await response.json()) as object;
      return route.fulfill({ response, json: { ...statement, valid: false } });
    });
    await page.reload();
    await page.getByText("Verified so far.").waitFor();
    await page.getByRole("button", { name: "Show more" }).click();
    await page.getByText("All entries (8)").waitFor();
    await hasFocus(page, page.getByRole("table", { name: "Statement" }).getByRole("row").nth(7));
    isChanged = true;
    await page.reload();
    await page.getByText("The statement does not verify.").waitFor();
    expect(await page.getByText("Verified").count()).toBe(0);
    await page.unroute("**/statement?*");
    await page.reload();
  });

  test("the statement is saved as a CSV file in which no text is a formula", async () => {
    const { page } = opened;
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download as CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`statement-${plan.offer.offerId}-1.csv`);
    const lines = readFileSync(await file.path(), "utf8")
      .trimEnd()
      .split("\r\n");
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toContain(`"'=HYPERLINK(""https://fabrikam.example"")","operations"`);
    expect(lines.join("\n")).not.toContain("azure-portal");
  });

  test("the forecast shows what holds on a date, and what happens until then", async () => {
    const { page } = opened;
    const link = page.getByRole("link", { name: "Forecast" });
    await link.click();
    await page.getByRole("region", { name: "On Sep 1, 2026" }).getByText("Renewal due").waitFor();
    await hasFocus(page, link);
    await page.getByLabel("Date", { exact: true }).fill("2026-10-02");
    const then = page.getByRole("region", { name: "On Oct 2, 2026" });
    await then.waitFor();
    expect(await then.innerText()).toMatch(/Expired[^]*0 of 52/);
    const until = page.getByRole("region", { name: "Until Oct 2, 2026" });
    expect(await until.innerText()).toMatch(
      /Aug 17, 2026\s+The contacts[^]*Oct 1, 2026\s+The last day to renew/,
    );
    await page.getByLabel("Date", { exact: true }).fill("2025-01-01");
    await page.getByText("on: must not be before today").waitFor();
  });

  test("an earlier term keeps its own usage after a renewal", async () => {
    const { page } = opened;
    await itIs("2026-09-02");
    await renewed(plan.offer, "2026-09-02");
    await page.goto(`${environment().baseUrl}${offerPage(plan)}/usage`);
    await page.getByRole("img", { name: "Remaining: 50 of 50. Used: 0." }).waitFor();
    await page.getByLabel("Term", { exact: true }).selectOption("Term 1");
    await page.getByRole("img", { name: "Remaining: 0 of 52. Used: 3." }).waitFor();
    expect(await page.innerText("main")).toMatch(/Forfeited\s+49/);
  });

  test("an admin reads who did what with the offer, and no other user sees the section", async () => {
    const { page } = opened;
    await page.getByRole("link", { name: "Events" }).click();
    const events = page.getByRole("table", { name: "Events" });
    await events.waitFor();
    const found = await events.innerText();
    expect(found).toMatch(/Offer renewed[^]*Balance adjusted[^]*Account linked[^]*Offer bought/);
    expect(found).toMatch(/Goodwill|HYPERLINK/);
    const other = await openPage(browser, new URL(page.url()).pathname, "Tenant user");
    await other.page.getByText("Role not allowed").waitFor();
    expect(await other.page.getByRole("link", { name: "Events" }).count()).toBe(0);
  });

  test(
    "axe finds nothing in usage, forecast and events in each language and color, and nothing scrolls sideways on a phone",
    { timeout: 60_000 },
    async () => {
      const { faults, page } = opened;
      const links = page.locator(
        'nav :is([href$="/usage"], [href$="/forecast"], [href$="/events"])',
      );
      expect(await findingsBehind(page, links)).toEqual([]);
      expect(faults).toEqual([]);
    },
  );
});
