import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { root } from "./support.ts";

const page =
  readFileSync(join(root, "docs/local-host.md"), "utf8").split("## Durable Functions")[0] ?? "";
// A row's last cell: `no`, or `file: words; words; file: words`, where a file once named goes on.
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\| (Azure +\||-)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map((cells) => [cells[1] ?? "", cells.at(-2) ?? ""] as const);

const source = (file: string): string =>
  readFileSync(join(root, `test/local/host/${file}.test.ts`), "utf8");

describe("the table of what the embedded host does", () => {
  it("names tests that exist, or says no", () => {
    const missing: string[] = [];
    for (const [what, proof] of rows) {
      let file: string | undefined;
      for (const item of proof === "no" ? [] : proof.split("; ")) {
        const [, named, words = ""] = /^(?:([a-z-]+): )?(.+)$/.exec(item) ?? [];
        file = named ?? file;
        if (file === undefined || !source(file).includes(words)) missing.push(`${what}: ${item}`);
      }
    }
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThan(40);
  });
});
