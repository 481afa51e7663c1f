import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { afterAll, beforeAll } from "vitest";

import { startEnvironment } from "../../infra/local/environment.ts";
import type { Environment } from "../../infra/local/environment.ts";
import { samplePartner } from "../../infra/local/identity/people.ts";
import { axeFindings } from "./axe.ts";
import { environment, useOwn } from "./environment.ts";
import { aPartner } from "./people.ts";
import type { Partner } from "./people.ts";
import { ownApp } from "./service-process-hosts.ts";

/** Gives the tests of a file an environment of their own, with its own clock. Files can run at the same time. */
export function useOwnEnvironment(settings: Readonly<Record<string, string>> = {}): void {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-page-"));
  let started: Environment | undefined;
  beforeAll(async () => {
    started = await startEnvironment({
      dataDir,
      appDir: await ownApp(dataDir),
      deliveryReportsTo: "deliveryReport",
      settings,
      log: () => undefined,
    });
    useOwn(started);
  });
  afterAll(async () => {
    await started?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
}

/** The sample people of the page by the names that it gives them in English. */
export type PersonName =
  "Partner admin" | "Global admin" | "Admin agent" | "Tenant user" | "Operator" | "Fabrikam admin";

/** A partner of the tenant that the sample people belong to. */
export const aSamplePartner = (more: { readonly name?: string } = {}): Promise<Partner> =>
  aPartner({ ...more, tenantId: samplePartner.tenantId });

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser reported as an error: exceptions, and what the policy of the page blocked. */
  readonly faults: string[];
  /** The addresses of all requests. */
  readonly asked: string[];
}

/** Waits until an element has the focus. */
export const hasFocus = (page: Page, element: Locator): Promise<void> =>
  element.and(page.locator(":focus")).waitFor({ timeout: 5000 });

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 800 };

/** Opens a view of the page in a context of its own, as a person who signs in with the chooser. */
export async function openPage(
  browser: Browser,
  path: string,
  person?: PersonName,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: wide,
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // The browser reports each refusal of the service as an error, too.
    const isAnswer = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isAnswer) faults.push(message.text());
  });
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${environment().baseUrl}${path}`);
  if (person !== undefined) {
    await page.getByRole("button", { name: person }).click();
    await page.getByRole("button", { name: "Signed in as" }).waitFor();
  }
  return { page, context, faults, asked };
}

export const partnerPage = ({ partnerId }: Pick<Partner, "partnerId">): string =>
  `/portal/partners/${partnerId}`;

/** Shows another view, as a link in the page does: it is not loaded again. */
export const goInPage = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(`history.pushState(null, "", ${JSON.stringify(path)})`);

const languages = { en: "English", ko: "한국어" } as const;
type Language = keyof typeof languages;

async function showIn(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: /^(Language|언어)$/ }).click();
  await page.getByRole("menuitemradio", { name: languages[language] }).click();
  await page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
}

/** Calls `check` in Korean and in English, which the page is in afterwards. It is not loaded again. */
async function inBothLanguages(
  page: Page,
  check: (language: Language) => Promise<void>,
): Promise<void> {
  for (const language of ["ko", "en"] as const) {
    await showIn(page, language);
    await check(language);
  }
}

async function showColors(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[style*="color-scheme: ${colorScheme}"]`).waitFor({ state: "attached" });
}

/**
 * What is wrong with how a view is shown: what axe finds in light and in dark colors, and whether it scrolls
 * sideways on a phone.
 */
export async function findingsIn(page: Page): Promise<string[]> {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  const found = await axeFindings(page);
  await page.setViewportSize(phone);
  await showColors(page, "dark");
  found.push(...(await axeFindings(page)));
  const width = Number(await page.evaluate("document.documentElement.scrollWidth"));
  if (width > phone.width) found.push(`${page.url()} is ${width} pixels wide`);
  await page.setViewportSize(wide);
  await showColors(page, "light");
  return found;
}

/**
 * What is wrong with each kind of dialog that a view can open: what `findingsIn` finds, and a dialog that does not give
 * the focus back. In Korean they are closed with Escape, in English with their button.
 */
async function findingsInDialogs(page: Page, language: Language): Promise<string[]> {
  const found: string[] = [];
  const dialog = page.getByRole("dialog");
  const seen = new Set<string>();
  for (const opener of await page.locator("main [aria-haspopup=dialog]").all()) {
    const name = await opener.innerText();
    if (seen.has(name)) continue;
    seen.add(name);
    await opener.press("Enter");
    await dialog.locator(":focus").waitFor();
    found.push(...(await findingsIn(page)));
    if (language === "ko") await page.keyboard.press("Escape");
    else await dialog.getByRole("button", { name: /^(Cancel|Close)$/ }).press("Enter");
    await dialog.waitFor({ state: "detached" });
    const focus = hasFocus(page, opener);
    await focus.catch(() => found.push(`no focus on ${name}`));
  }
  return found;
}

/** What is wrong with a view and its dialogs, in each language and in each color. */
export async function findingsInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  await inBothLanguages(page, async (language) => {
    found.push(...(await findingsIn(page)), ...(await findingsInDialogs(page, language)));
  });
  return found;
}

/** What is wrong with each view that the links lead to, and its dialogs, in each language and in each color. */
export async function findingsBehind(page: Page, links: Locator): Promise<string[]> {
  const found: string[] = [];
  await inBothLanguages(page, async (language) => {
    for (const link of await links.all()) {
      await link.click();
      found.push(...(await findingsIn(page)), ...(await findingsInDialogs(page, language)));
    }
  });
  return found;
}
