import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { statuses } from "../../../functions/http/problem.ts";

/** `CODE` with its HTTP status, in a cell of its own, after a blank or in brackets. */
const pairs = [
  ...readFileSync("docs/rules.md", "utf8").matchAll(/`([A-Z_]+)`[ |]*\(?(\d{3})\b/g),
].map(([, code = "", status = ""]) => [code, Number(status)] as const);

test("docs/rules.md gives every refusal code the HTTP status that callers get", () => {
  const known = new Map<string, number>(Object.entries(statuses));
  expect(pairs.length).toBeGreaterThan(30);
  expect(pairs.filter(([code, status]) => known.get(code) !== status)).toEqual([]);
});
