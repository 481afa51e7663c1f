import type * as z from "zod";

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

const nouns: Readonly<Record<string, string>> = { string: "character", array: "item" };

function limitMessage(bound: "at least" | "at most", limit: number | bigint, origin: string) {
  const noun = nouns[origin];
  if (noun === undefined) return `must be ${bound} ${limit.toString()}.`;
  return `must have ${bound} ${limit.toString()} ${noun}${Number(limit) === 1 ? "" : "s"}.`;
}

/**
 * The message for a field whose schema has none. Undefined: the library's message is used.
 */
export function messageFor(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type")
    return `must be ${typeNames[issue.expected] ?? issue.expected}.`;
  if (issue.code === "too_small") return limitMessage("at least", issue.minimum, issue.origin);
  if (issue.code === "too_big") return limitMessage("at most", issue.maximum, issue.origin);
  if (issue.code !== "invalid_value") return undefined;
  const allowed = issue.values.map(String);
  return allowed.length === 1
    ? `must be ${allowed.join()}.`
    : `must be one of ${allowed.join(", ")}.`;
}
