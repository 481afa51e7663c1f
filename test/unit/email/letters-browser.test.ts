import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Letter, LetterLanguage } from "../../../shared/application/ports/mailer.ts";
import { openBrowser, withoutChromium } from "../../support/browser.ts";
import { cloud, credentialsLetter, noticeLetter, notices } from "./letters-support.ts";

const languages: readonly LetterLanguage[] = ["en", "ko"];
const views = [
  { device: "phone", width: 375, height: 812 },
  { device: "desktop", width: 1280, height: 900 },
] as const;

const pageFaults = readFileSync("test/support/page-faults.js", "utf8");

/** Words that no line is long enough for. */
const long = { en: "C".repeat(200), ko: "가".repeat(200) };
const hostile = `"><img src=x onerror="window.injected=1"><script>window.injected=1</script>{{accessId}}`;

const lettersIn = (
  language: LetterLanguage,
): readonly (readonly [name: string, letter: Letter])[] => [
  ["credentials", credentialsLetter({ language })],
  [
    "credentials-long",
    credentialsLetter({
      language,
      recipientName: long[language],
      partnerName: long[language],
      offerName: long[language],
      plans: [{ ...cloud, name: long[language], activated: true }],
    }),
  ],
  ...notices.map(
    (notice, index) =>
      [`notice-${index}-${notice.kind}`, noticeLetter(notice, { language })] as const,
  ),
];

describe.skipIf(withoutChromium !== "")(`letters in a browser${withoutChromium}`, () => {
  let browser: Browser;
  const asked: string[] = [];
  const screenshots = mkdtempSync(path.join(tmpdir(), "benefits-letters-"));
  const pages = new Map<string, Page>();

  beforeAll(async () => {
    browser = await openBrowser();
    for (const { device, height, width } of views) {
      const page = await browser.newPage({ viewport: { width, height } });
      page.on("request", (request) => asked.push(request.url()));
      pages.set(device, page);
    }
  });
  afterAll(async () => {
    await browser.close();
    console.log(`Screenshots of the letters: ${screenshots}`);
  });

  const shownOn = async (device: string, { html }: Letter): Promise<Page> => {
    const page = pages.get(device);
    if (!page) throw new Error(`There is no ${device}.`);
    await page.setContent(html);
    return page;
  };

  const cases = languages.flatMap((language) =>
    views.map(({ device }) => [language, device] as const),
  );

  test.each(cases)(
    "look right in %s on a %s, by day and by night: nothing is cut off, pale or tiny, and headings have an order",
    async (language, device) => {
      const found: string[] = [];
      for (const [name, letter] of lettersIn(language)) {
        const page = await shownOn(device, letter);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const faults = await page.evaluate<readonly string[]>(pageFaults);
          found.push(...faults.map((fault) => `${name} (${colorScheme}) ${fault}`));
          // A few for people to look at: the rest differs in words.
          if (name !== "credentials" || colorScheme !== "light") continue;
          const file = `${name}-${language}-${device}.png`;
          await page.screenshot({ path: path.join(screenshots, file), fullPage: true });
        }
      }
      expect(found).toEqual([]);
    },
  );

  test.each(cases)(
    "show in %s on a %s every value, the steps of each portal, and their language",
    async (language, device) => {
      const page = await shownOn(device, credentialsLetter({ language }));
      const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
      for (const value of [
        ...["7KQ2-M9XD-41T", "3F8H-0PZR-6WVN-C2YJ-5", "Contoso", "Solutions Partner designation"],
        ...["Partner Cloud Support 50", "Partner On-premises Support 20", "2026-10-01", "48", "50"],
        ...["Azure", "Power Platform", "finance and operations", "Services Hub", "Microsoft 365"],
      ]) {
        expect(text.toLowerCase()).toContain(value.toLowerCase());
      }
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      // Four portals that take the IDs, each with steps to follow.
      expect(await page.locator("ol").count()).toBe(4);
      expect(
        await page
          .locator("ol")
          .filter({ has: page.locator("li:nth-child(3)") })
          .count(),
      ).toBe(4);
    },
  );

  test.each(languages)(
    "show hostile values in %s as text, and run none of them",
    async (language) => {
      const values = {
        recipientName: hostile.replaceAll("/", ""),
        partnerName: hostile,
        offerName: hostile,
        plans: [{ ...cloud, name: hostile, activated: true }],
        accessId: hostile,
        contractId: hostile,
      };
      const page = await shownOn("phone", credentialsLetter({ language, ...values }));
      expect(await page.evaluate("window.injected")).toBeUndefined();
      expect(await page.locator("img,script,iframe,a,form").count()).toBe(0);
      const text = await page.locator("body").innerText();
      // The names of people and partners are cleaned first. The other values are shown as they are.
      expect(text.split(hostile).length - 1).toBe(4);
    },
  );

  test("fail these checks if they are pale, tiny, wide or without order", async () => {
    const html = `<h3>x</h3><p style="color:#bbb;font-size:9px;width:900px">y</p>`;
    const page = await shownOn("phone", { subject: "", text: "", html });
    const faults = await page.evaluate<readonly string[]>(pageFaults);
    const each = [/wide/, /no title/, /levels 3/, /reaches out/, /contrast of 1\.9/, /in 9 px/];
    expect(each.filter((fault) => !faults.some((found) => fault.test(found)))).toEqual([]);
  });

  test("load nothing", () => {
    expect(asked.filter((url) => url !== "about:blank")).toEqual([]);
  });
});
