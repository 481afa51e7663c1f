import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

import { startEnvironment } from "../../infra/local/environment.ts";
import type { Environment } from "../../infra/local/environment.ts";
import { samplePartner } from "../../infra/local/identity/people.ts";
import { environment, useOwn } from "./environment.ts";
import { aPartner } from "./people.ts";
import type { Partner } from "./people.ts";
import { ownApp } from "./service-process-hosts.ts";

/** Gives the tests of a file an environment of their own, with its own clock. Files can run at the same time. */
export function useOwnEnvironment(): void {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-page-"));
  let started: Environment | undefined;
  beforeAll(async () => {
    started = await startEnvironment({
      dataDir,
      appDir: await ownApp(dataDir),
      deliveryReportsTo: "deliveryReport",
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

/** Opens a view of the page in a context of its own, as a person who signs in with the chooser. */
export async function openPage(
  browser: Browser,
  path: string,
  person?: PersonName,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
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
  if (person !== undefined) await page.getByRole("button", { name: person }).click();
  return { page, context, faults, asked };
}

export const partnerPage = ({ partnerId }: Pick<Partner, "partnerId">): string =>
  `/portal/partners/${partnerId}`;

/**
 * Calls `check` in Korean with dark colors, and in English with light ones: each language and each color
 * once, because colors do not depend on the language. Somebody must be signed in.
 */
export async function inEveryLook(page: Page, check: () => Promise<void>): Promise<void> {
  for (const [language, colorScheme] of [
    ["ko", "dark"],
    ["en", "light"],
  ] as const) {
    await page.evaluate(`localStorage.setItem("benefits.language", "${language}")`);
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await check();
  }
}
