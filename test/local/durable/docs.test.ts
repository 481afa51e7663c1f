import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

const [, table = ""] = read("../../../docs/local-host.md").split("## Durable Functions");
// A row's last cell: `no`, or `file: words; words; file: words`, where a file once named goes on.
const proofs = table
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\| (Azure +\||-)/.test(line))
  .map((line) => line.split("|").at(-2)?.trim() ?? "");

test("every row of the table of what the engine does names tests that exist, or says no", () => {
  const missing: string[] = [];
  for (const proof of proofs) {
    let file = "";
    for (const item of proof === "no" ? [] : proof.split("; ")) {
      const [, named, words = ""] = /^(?:([a-z-]+): )?(.+)$/.exec(item) ?? [];
      file = named ?? file;
      if (!read(`${file}.test.ts`).includes(words)) missing.push(`${file}: ${words}`);
    }
  }
  expect(missing).toEqual([]);
  expect(proofs.length).toBeGreaterThan(30);
  // Properties of errors, which the library has nothing to read them with.
  expect(proofs.filter((proof) => proof === "no")).toHaveLength(1);
});
