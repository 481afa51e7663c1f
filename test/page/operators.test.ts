import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openBrowser, withoutChromium } from "../support/browser.ts";
import { api, environment, setClock, setMailFault, until } from "../support/environment.ts";
import { expectRefusalIn, operatorRequests } from "../support/page-refusals.ts";
import {
  findingsBehind,
  findingsInEveryLook,
  hasFocus,
  openPage,
  partnerPage,
  useOwnEnvironment,
  type OpenedPage,
} from "../support/page.ts";
import {
  aPartner,
  aReadyPlan,
  azure,
  close,
  cloud,
  consumed,
  incident,
  lineNow,
  newKey,
  offerPath,
  operator as operations,
  plansOf,
  statementOf,
  unique,
} from "../support/people.ts";

describe.skipIf(withoutChromium !== "")(`operators on the page${withoutChromium}`, () => {
  useOwnEnvironment();
  let browser: Browser;
  let operator: OpenedPage;
  beforeAll(async () => {
    browser = await openBrowser();
    operator = await openPage(browser, "/portal", "Operator");
  });
  afterAll(() => browser.close());

  test("an operator approves one refund and denies another one, and the focus goes on to the next one", async () => {
    const { account, offer } = await aReadyPlan();
    for (const requestType of ["Billing", "Quota", "Subscription"]) {
      const opened = await consumed(azure, incident(offer, account, { requestType }));
      await close(azure, opened, "Resolved");
    }
    const { page } = operator;
    await page.reload();
    const open = { name: "Review" };
    const waiting = (type: string) =>
      page.getByRole("row").filter({ hasText: offer.offerId }).filter({ hasText: type });
    await waiting("Billing").getByRole("button", open).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("It does not start").waitFor();
    await dialog.getByRole("button", { name: "Approve" }).dblclick();
    await waiting("Billing").waitFor({ state: "detached" });
    await hasFocus(page, waiting("Quota").getByRole("button", open));
    await waiting("Quota").getByRole("button", open).click();
    await dialog.getByRole("button", { name: "Deny" }).click();
    await waiting("Quota").waitFor({ state: "detached" });
    await hasFocus(page, waiting("Subscription").getByRole("button", open));
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 2, remaining: 48 });
  });

  test("an operator adjusts a balance once, with a reason that the statement has", async () => {
    const { offer, partner } = await aReadyPlan();
    const { page } = operator;
    await page.getByRole("link", { name: "Adjustments" }).click();
    await page.getByLabel("Offer ID").fill(offer.offerId);
    await page.getByLabel("Incidents to add").fill("3");
    await page.getByLabel("Reason").fill("Goodwill after an outage");
    await page.getByRole("button", { name: "Adjust" }).dblclick();
    await page.getByText("Partner Cloud Support: 53 remaining").waitFor();
    const { entries } = await statementOf(partner, offer);
    expect(entries.filter(({ type }) => type === "Adjust")).toMatchObject([
      { delta: 3, actor: "sample-operator", reason: "Goodwill after an outage" },
    ]);
  });

  test("an operator starts a sweep and a reconciliation, and follows them to their end", async () => {
    const { page } = operator;
    await page.getByRole("link", { name: "Renewal sweeps" }).click();
    const started = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Start a sweep" }).click();
    expect((await started).status()).toBe(202);
    await page.getByRole("cell", { name: "Completed" }).first().waitFor();
    await page.getByRole("link", { name: "Reconciliation" }).click();
    await page.getByRole("button", { name: "Start a reconciliation" }).click();
    await page.waitForURL(/\/operators\/reconciliations\/.+/);
    await page.locator("dd", { hasText: "Completed" }).waitFor();
    const runs = page.getByRole("table", { name: "All runs" });
    const own = page.locator(`[href="${new URL(page.url()).pathname}"]`);
    const row = runs.getByRole("row").filter({ has: own });
    await row.filter({ hasText: "Completed" }).waitFor();
    expect(await row.count()).toBe(1);
  });

  test("an operator sees the runs of the schedule that were missed", async () => {
    const { page } = operator;
    await page.getByRole("link", { name: "Renewal sweeps" }).click();
    const { body } = await api("GET", "/api/ops/clock", { as: operations });
    const { now } = body as { readonly now: string };
    await setClock(new Date(Date.parse(now) + 5 * 60_000).toISOString());
    await page.getByRole("button", { name: "Start a sweep" }).click();
    await page.getByText(/^\d runs? of the schedule (was|were) missed/).waitFor();
    const missed = page.getByRole("row").filter({ hasText: "Missed" });
    expect(await missed.first().innerText()).toContain("–");
  });

  test("an operator sees which e-mails of an offer failed, and why", async () => {
    const { offer, partner } = await aReadyPlan();
    const lost = `${unique("lost")}@contoso.example`;
    await setMailFault({ status: 400, times: 1, match: "lost" });
    const sent = await api("POST", `${offerPath(offer)}/distributions`, {
      as: partner.admin,
      headers: newKey(),
      body: { recipients: [{ email: lost }, { email: `${unique("kim")}@contoso.example` }] },
    });
    expect(sent.status).toBe(202);
    const { page } = operator;
    await page.getByRole("link", { name: "Mail", exact: true }).click();
    await page.getByLabel("Offer ID").fill("no-such-offer");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("The offer does not exist.").waitFor();
    const failures = `/api/ops/offers/${offer.offerId}/mail-failures`;
    await until("the mail has failed", async () => {
      const { body } = await api("GET", failures, { as: operations });
      return (body as { readonly items: readonly unknown[] }).items.length === 1;
    });
    await page.getByLabel("Offer ID").fill(offer.offerId);
    await page.getByLabel("Offer ID").press("Enter");
    const row = page.getByRole("row", { name: lost });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/The IDs[^]*Not sent[^]*\S+[^]*1/);
    expect(await page.getByRole("row").filter({ hasText: "@contoso.example" }).count()).toBe(1);
  });

  test("an operator starts a backup, and follows it to its end", async () => {
    const { page } = operator;
    await page.getByRole("link", { name: "Backups" }).click();
    await page.getByRole("button", { name: "Start a backup" }).dblclick();
    const done = page.getByRole("row").filter({ hasText: "Completed" });
    await done.waitFor();
    const [, , files, rows, contracts] = await done.getByRole("cell").allInnerTexts();
    expect([files, rows, contracts].map(Number).every((count) => count > 0)).toBe(true);
    expect(await page.getByRole("row").count()).toBe(2);
  });

  test("an operator erases a person's data, and reads what was erased where", async () => {
    const { account } = await aReadyPlan();
    const { page } = operator;
    await page.getByRole("link", { name: "Erasures" }).click();
    await page.getByRole("button", { name: "Erase a person's data" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("E-mail address").fill("nobody");
    await dialog.getByText("the address has no @").waitFor();
    await dialog.getByLabel("Find the person by").selectOption("Account ID (Microsoft Entra)");
    await dialog.getByLabel("Account ID").fill(account.id);
    await dialog.getByRole("button", { name: "Erase" }).dblclick();
    await page.waitForURL(/\/operators\/erasures\/.+/);
    const run = page.getByRole("region", { name: "What was erased" });
    await run.getByText("Completed").waitFor();
    expect(await run.innerText()).toMatch(/Linked accounts\s+1\s/);
    await page.getByRole("row").filter({ hasText: "A person" }).getByText("Completed").waitFor();
    expect(page.url()).not.toContain(account.id);
    expect((await plansOf(azure, account)).available).toEqual([]);
  });

  test.each(operatorRequests)(
    "a refusal of $action is shown where it was asked for, and sending again repeats the same request",
    async (row) => {
      const { page } = operator;
      await page.locator(`nav [href$="/${row.section}"]`).click();
      if (row.opener !== undefined) {
        await page.getByRole("button", { name: row.opener }).first().click();
      }
      const dialog = page.getByRole("dialog");
      const scope = row.opener === undefined ? page.locator("main section").first() : dialog;
      await expectRefusalIn(page, scope, row);
    },
  );

  test(
    "axe finds nothing in any section or dialog in each language and color, dialogs give the focus back, and nothing scrolls sideways on a phone",
    { timeout: 60_000 },
    async () => {
      const { faults, page } = operator;
      const links = page.getByRole("navigation").getByRole("link");
      expect(await findingsBehind(page, links)).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  test("somebody without the role reads that the view is for operators", async () => {
    const { page } = await openPage(browser, "/portal/operators", "Partner admin");
    const heading = page.getByRole("heading", { name: "Only operators can see this view" });
    await heading.waitFor();
    expect(await findingsInEveryLook(page)).toEqual([]);
  });

  test("an operator reads no partner's benefits", async () => {
    const { page } = operator;
    await page.goto(`${environment().baseUrl}${partnerPage(await aPartner())}`);
    const heading = page.getByRole("heading", { name: "This account cannot see" });
    await heading.waitFor();
    expect(await heading.count()).toBe(1);
  });
});
