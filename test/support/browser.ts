import { existsSync } from "node:fs";

import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is on this machine, or CHROMIUM_PATH; undefined where it is not. */
export const chromiumPath = [process.env["CHROMIUM_PATH"] ?? "", ...usual].find(
  (path) => path !== "" && existsSync(path),
);

/** On somebody's own machine a browser may be missing; a change lands only where there is one. */
export const mustHaveChromium = !["", undefined].includes(process.env["CI"]);

export const withoutChromium =
  chromiumPath === undefined && !mustHaveChromium
    ? " (NOT RUN: no Chromium here; `apt-get install chromium`, or name one in CHROMIUM_PATH)"
    : "";

export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("CI must have Chromium, and it is not there.");
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
}
