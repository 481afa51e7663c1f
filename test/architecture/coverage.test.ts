import { existsSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

/** The numbers of the rules: facts of Microsoft's page, facts of other sources, decisions. */
const expected = [
  ...Array.from({ length: 185 }, (_, index) => `F${index + 1}`),
  ...Array.from({ length: 20 }, (_, index) => `X${index + 1}`),
  ...Array.from({ length: 34 }, (_, index) => `A${index + 1}`),
  "A35",
  "A36",
  "A37",
  "A38",
  "A39",
  "A40",
  "A41",
  "A42",
  "A43",
  "A44",
  "A45",
  "A46",
  "A47",
  "A48",
  "A49",
  "A50",
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

test("docs/facts.md states every number once, in order", () => {
  const page = readFileSync("docs/facts.md", "utf8");
  const stated = [...page.matchAll(/^- \*\*([FXA]\d+)\*\* \S/gm)].map(([, number]) => number);
  expect(stated).toEqual(expected);
});

describe("the table of rules", () => {
  test("has every number once", () => {
    expect(rows.map(({ number }) => number).sort()).toEqual([...expected].sort());
  });

  test.each(rows.filter((row) => row.test === "information only"))(
    "$number has no duty, and so no code",
    ({ code }) => {
      expect(code).toBe("–");
    },
  );

  test.each(rows.filter((row) => row.test !== "information only"))(
    "$number names code and a test that exist",
    (row) => {
      const named = [...pathsIn(row.code), ...pathsIn(row.test)];
      expect(named.length).toBeGreaterThanOrEqual(2);
      expect(named.filter((path) => !existsSync(path))).toEqual([]);
    },
  );

  test.each(rows.filter((row) => /S\d\d$/.test(row.test)))(
    "$number names a scenario that is told",
    (row) => {
      const [file = ""] = pathsIn(row.test);
      expect(readFileSync(file, "utf8")).toContain(row.test.slice(-3));
    },
  );
});
