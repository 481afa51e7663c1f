import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe finds in the page, one text for each finding. Around a dialog Fluent UI has elements without content
 * that pass the focus on at once. They are left out.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  // The browser's tools insert the script, so the policy of the page does not block it.
  const isThere = await page.evaluate('typeof axe !== "undefined"');
  if (isThere !== true) await page.evaluate(`${axe.source}; undefined`);
  return page.evaluate(`
    axe
      .run({ exclude: ["[data-tabster-dummy]"] }, { resultTypes: ["violations"], preload: false })
      .then(({ violations }) =>
        violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 300) + " " + failureSummary),
        ),
      )
  `);
}
