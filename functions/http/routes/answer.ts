import type * as z from "zod";

/** An answer in JSON by its schema. */
export const json = <Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  ...headers: readonly ("Location" | "Retry-After")[]
) => ({ schema, description, headers });

const part = (text: string): string => encodeURIComponent(text);

/** Where a resource can be read again; relative to the host, as the caller may see another one. */
export const at = (...path: readonly string[]): Readonly<Record<string, string>> => ({
  location: `/api/${path.map(part).join("/")}`,
});

/** For work that goes on after the answer: when to look again. */
export const lookAgain = { "retry-after": "1" } as const;
