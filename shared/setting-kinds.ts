import * as z from "zod/mini";
import english from "zod/v4/locales/en.js";

import { isPlainDate } from "./domain/plain-date.ts";

// A cold start waits for this file, so it uses the small zod build, which has no messages of its
// own.
z.config(english());

/** A setting whose text is JSON. */
export const json = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text, context): unknown => {
        try {
          return JSON.parse(text);
        } catch {
          context.issues.push({ code: "custom", message: "is not JSON", input: text });
          return z.NEVER;
        }
      }),
    ),
    schema,
  );

export const text = z.string().check(z.minLength(1));

/** An NCRONTAB expression. Only the number of fields is checked; the host checks their values. */
export const ncrontab = z
  .string()
  .check(z.regex(/^\S+(\s+\S+){5}$/, "is not an NCRONTAB expression of six fields"));

/** An optional text. An empty text counts as not set. */
export const optionalText = z.pipe(
  z._default(z.string(), ""),
  z.transform((value) => (value === "" ? undefined : value)),
);

/** An optional e-mail address. An empty text counts as not set. */
export const optionalEmail = z.pipe(optionalText, z.optional(z.email()));

/** A secret of 32 bytes, as base64. */
export const key = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (base64) => Buffer.from(base64, "base64").length === 32,
        "is not the base64 of 32 bytes",
      ),
    ),
  z.transform((base64: string) => Buffer.from(base64, "base64")),
);

export const date = z.string().check(z.refine(isPlainDate, "is not a date (YYYY-MM-DD)"));
export const flag = z.pipe(
  z.enum(["true", "false"]),
  z.transform((value) => value === "true"),
);
export const count = z.coerce.number().check(z.int(), z.positive());

function isTimeZone(name: string): boolean {
  // The first formatter takes 10 ms to create and would delay every cold start. The list of zones
  // is fast, but contains neither UTC nor aliases.
  if (/^(Etc\/)?UTC$/.test(name) || Intl.supportedValuesOf("timeZone").includes(name)) return true;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
export const timeZone = z.string().check(z.refine(isTimeZone, "is not a time zone (IANA name)"));

/** A list of country codes, separated by commas; can be empty. */
export const countries = z.pipe(
  z.pipe(
    z.string(),
    z.transform((list) =>
      list
        .split(",")
        .map((code) => code.trim())
        .filter((code) => code !== ""),
    ),
  ),
  z.array(z.string().check(z.regex(/^[A-Z]{2}$/, "is not a list of ISO 3166 alpha-2 codes"))),
);
