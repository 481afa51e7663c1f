import { existsSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

/** The numbers of the rules: facts, further sources, decided ambiguities. */
const expected = [
  ...Array.from({ length: 185 }, (_, index) => `F${index + 1}`),
  ...Array.from({ length: 20 }, (_, index) => `X${index + 1}`),
  ...Array.from({ length: 34 }, (_, index) => `A${index + 1}`),
];

interface Row {
  readonly number: string;
  readonly code: string;
  readonly test: string;
}

const rows: readonly Row[] = readFileSync("docs/coverage.md", "utf8")
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, number = ""]) => /^[FXA]\d+$/.test(number))
  .map(([, number = "", , code = "", proof = ""]) => ({ number, code, test: proof }));

const pathsIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);

describe("the table of rules", () => {
  test("has every number once", () => {
    expect(rows.map(({ number }) => number).sort()).toEqual([...expected].sort());
  });

  test.each(rows)(
    "$number names code and a test that exist, or says that it has no duty",
    (row) => {
      if (row.test === "information only") {
        expect(row.code).toBe("–");
        return;
      }
      expect(pathsIn(row.code).filter((path) => !existsSync(path))).toEqual([]);
      expect(pathsIn(row.code)).not.toEqual([]);
      const [proof = ""] = pathsIn(row.test);
      expect(existsSync(proof), `${proof} does not exist`).toBe(true);
      const [scenario] = /S\d\d$/.exec(row.test) ?? [];
      if (scenario !== undefined) expect(readFileSync(proof, "utf8")).toContain(scenario);
    },
  );
});
