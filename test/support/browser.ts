import { existsSync } from "node:fs";

import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The path of Chromium: CHROMIUM_PATH or a usual one. Undefined if there is none. */
export const chromiumPath = [process.env["CHROMIUM_PATH"] ?? "", ...usual].find(
  (path) => path !== "" && existsSync(path),
);

/** A developer's machine may have no browser. CI must have one. */
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
