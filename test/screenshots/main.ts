/** `npm run screenshots`: pictures of each view of the page, in docs/screenshots. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import type { Browser, Page } from "playwright-core";

import { buildApp } from "../../infra/build.ts";
import { commandOptions } from "../../infra/command-options.ts";
import { startEnvironment } from "../../infra/local/environment.ts";
import { samplePartner } from "../../infra/local/identity/people.ts";
import { openBrowser } from "../support/browser.ts";
import { tellStory } from "./story.ts";
import { viewsOf, type View } from "./views.ts";

commandOptions(
  `npm run screenshots

Writes a picture of each view of the page into docs/screenshots, on an environment of its own. It needs
Chromium: /usr/bin/chromium, or the path in CHROMIUM_PATH. It takes no options.`,
  {},
);

const folder = fileURLToPath(new URL("../../docs/screenshots", import.meta.url));

/** A picture is as high as its content, but not higher than this. */
const heightMax = 1000;

/** The height that the view needs. */
const contentHeight = (page: Page): Promise<number> =>
  page.evaluate("document.querySelector('main').getBoundingClientRect().bottom + scrollY");

async function takePicture(browser: Browser, baseUrl: string, view: View): Promise<void> {
  const {
    language = "en",
    look = "light",
    name,
    path: address,
    person,
    press,
    shows,
    width = 1100,
  } = view;
  const context = await browser.newContext({
    viewport: { width, height: 700 },
    locale: language === "ko" ? "ko-KR" : "en-US",
    timezoneId: "Etc/UTC",
    colorScheme: look,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  if (person !== undefined) {
    await page.addInitScript(`localStorage.setItem("benefits.person", ${JSON.stringify(person)})`);
  }
  await page.goto(`${baseUrl}${address}`);
  if (press !== undefined) await page.getByRole("button", { name: press }).first().click();
  await page.getByText(shows).first().waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  const height = Math.min(heightMax, Math.max(480, Math.ceil(await contentHeight(page))));
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await context.close();
  console.log(`docs/screenshots/${name}.png`);
}

const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-screenshots-"));
// The story moves the clock, so the timer would run often.
const settings = { RENEWAL_SWEEP_SCHEDULE: "0 0 6 * * *" };
const environment = await startEnvironment({ dataDir, settings, beforeHost: buildApp });
const browser = await openBrowser();
try {
  const { partnerId } = samplePartner;
  const offerId = await tellStory(environment, partnerId);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const view of viewsOf(partnerId, offerId)) {
    await takePicture(browser, environment.baseUrl, view);
  }
} finally {
  await browser.close();
  await environment.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
