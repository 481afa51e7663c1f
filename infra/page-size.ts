/** Fails if the scripts that the page loads first are larger than the budget. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { buildPage, initialScripts } from "./page.ts";

const budgetKiB = 250;

const folder = mkdtempSync(path.join(tmpdir(), "page-size-"));
try {
  const scripts = initialScripts(await buildPage(path.join(folder, "page")));
  const kiB = scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  for (const { bytes, name } of scripts) console.log(`${(bytes / 1024).toFixed(1)} KiB  ${name}`);
  console.log(`${kiB.toFixed(1)} of ${budgetKiB} KiB, compressed, before the page is shown`);
  process.exitCode = scripts.length > 0 && kiB <= budgetKiB ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
