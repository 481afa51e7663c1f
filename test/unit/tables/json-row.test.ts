import { describe, expect, test } from "vitest";

import { decode, encode } from "../../../shared/adapters/tables/json-row.ts";

const row = (data: string) => ({ data });

describe("a stored row", () => {
  test("comes back as it was, also when it is longer than a column takes", () => {
    const value = { text: "한".repeat(70_000) };
    const { data = "", ...more } = encode("p", "r", value);
    expect(decode({ data, ...more })).toEqual(value);
  });

  test("has no line separator in it that is not escaped, and gives it back", () => {
    const value = { title: "one\u2028two\u2029three\nfour" };
    const { data = "", ...more } = encode("p", "r", value);
    expect(data).not.toMatch(/[\u2028\u2029\n]/);
    expect(decode({ data, ...more })).toEqual(value);
  });

  test("that is no JSON is a syntax error that does not quote it, because it may hold an address", () => {
    const torn = () => decode(row("fabrikam.com"));
    expect(torn).toThrow(SyntaxError);
    expect(torn).not.toThrow(/fabrikam/);
  });
});
