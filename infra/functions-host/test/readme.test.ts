import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

const readme = readFileSync(path.join(import.meta.dirname, "../README.md"), "utf8");

/** The text of each test file by its name, without its folder and `.test.ts`. */
const sources = new Map(
  readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => [
      path.basename(file, ".test.ts"),
      readFileSync(path.join(import.meta.dirname, file), "utf8"),
    ]),
);

// The last cell of a row is `no`, or `file: words; words; file: words`. A file applies until the next.
const rows = readme
  .slice(readme.indexOf("## Loading"))
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\| (Azure +\||-)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map((cells) => ({ what: cells[1] ?? "", tests: cells.at(-2) ?? "" }));

test("every row of the tables names tests that exist, or says no", () => {
  const missing: string[] = [];
  for (const { what, tests } of rows) {
    let file = "";
    for (const item of tests === "no" ? [] : tests.split("; ")) {
      const [, named, words = ""] = /^(?:([a-z-]+): )?(.+)$/.exec(item) ?? [];
      file = named ?? file;
      if (sources.get(file)?.includes(words) !== true) missing.push(`${what}: ${item}`);
    }
  }
  expect(missing).toEqual([]);
  expect(rows.length).toBeGreaterThan(80);
});
