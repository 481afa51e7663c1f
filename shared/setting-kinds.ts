import * as z from "zod/mini";
import english from "zod/v4/locales/en.js";

import { isPlainDate } from "./domain/plain-date.ts";

// The small form of the library, because a cold start waits for this file; it comes without words.
z.config(english());

/** A value of its own in JSON. */
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

/** Its fields are the host's to judge, which knows the trigger. */
export const ncrontab = z
  .string()
  .check(z.regex(/^\S+(\s+\S+){5}$/, "is not an NCRONTAB expression of six fields"));

/** Empty is as if it were not set. */
export const optionalText = z.pipe(
  z._default(z.string(), ""),
  z.transform((value) => (value === "" ? undefined : value)),
);

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
  // The first formatter takes 10 ms to make, at every cold start; the list is there at once, but
  // knows neither UTC nor aliases.
  if (/^(Etc\/)?UTC$/.test(name) || Intl.supportedValuesOf("timeZone").includes(name)) return true;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
export const timeZone = z.string().check(z.refine(isTimeZone, "is not a time zone (IANA name)"));

/** Country codes with commas between them; none when empty. */
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
