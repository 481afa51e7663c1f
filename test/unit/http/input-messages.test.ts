import { describe, expect, test } from "vitest";
import * as z from "zod";

import { readInput } from "../../../functions/http/input.ts";
import { email, instant, text, wholeNumber } from "../../../shared/contract/basics.ts";

const errorOf = (field: z.ZodType, value: unknown) => {
  const read = readInput(
    { body: z.strictObject({ field }) },
    {
      params: {},
      query: {},
      body: { field: value },
      idempotencyKey: null,
      accept: null,
      acceptLanguage: null,
      ifMatch: null,
    },
  );
  if (read.ok) throw new Error("The value is accepted.");
  const { detail, errors = [] } = read.refusal;
  return { detail, messages: errors.map(({ message }) => message) };
};

describe("the message about a field is a sentence that starts with the field", () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ["a string that is a number", text(10), 7, "must be a string."],
    ["an empty string", text(10), "", "must have at least 1 character."],
    ["a string that is too long", text(3), "long", "must have at most 3 characters."],
    ["a list without items", z.array(text(3)).min(1), [], "must have at least 1 item."],
    ["a list that is no list", z.array(text(3)), "a", "must be a list."],
    ["a list that is too long", z.array(text(3)).max(1), ["a", "b"], "must have at most 1 item."],
    ["a number that is too large", wholeNumber(1, 200), "201", "must be at most 200."],
    ["a number that is too small", wholeNumber(1, 200), "0", "must be at least 1."],
    ["a boolean that is a string", z.boolean(), "yes", "must be true or false."],
    ["an object that is a list", z.strictObject({}), [], "must be an object."],
    ["none of several values", z.enum(["A", "B"]), "C", "must be one of A, B."],
    ["not the only value", z.enum(["A"]), "C", "must be A."],
    ["null", text(10), null, "must be a string."],
  ])("%s", (_what, schema, value, message) => {
    expect(errorOf(schema, value)).toEqual({ detail: `field ${message}`, messages: [message] });
  });

  test.each<[string, z.ZodType]>([
    ["a text", text(10)],
    ["one of several values", z.enum(["A", "B"])],
    ["an e-mail address", email],
    ["a time", instant],
  ])("%s that is missing is required, whatever else it must be", (_what, schema) => {
    expect(errorOf(schema, undefined).detail).toBe("field is required.");
  });
});
