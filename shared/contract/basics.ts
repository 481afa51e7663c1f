import * as z from "zod";

import { parsePlanName } from "../domain/names.ts";
import { isPlainDate } from "../domain/plain-date.ts";
import { accountTypes, benefitKinds } from "../domain/vocabulary.ts";

type ReadOnly<Value> = Value extends readonly (infer Item)[]
  ? readonly ReadOnly<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: ReadOnly<Value[Key]> }
    : Value;

/** What callers see of an answer's schema; nothing in it can be changed. */
export type View<Schema extends z.ZodType> = ReadOnly<z.output<Schema>>;

/** No parameters, no query, no body: also the empty object is refused if it holds anything. */
export const nothing = z.strictObject({});

/** For a POST that needs no content: callers send `{}` or nothing at all. */
export const emptyBody = z.strictObject({}).optional();

const controlCharacters = "must not contain control characters.";

/** Text for people. Control characters would break mails, headers and logs further on. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, controlCharacters);

const identifier = (allowed: RegExp, without: string) =>
  z
    .string()
    .min(1)
    .max(128)
    .regex(allowed, `must not contain blanks, control characters, ${without}.`);

/** An identifier of another system. Table Storage and URLs give the excluded characters a meaning. */
export const id = identifier(/^[^\p{Cc}\p{Cs}\s/\\?#%]*$/u, "/ \\ ? # or %");

/** Guests of a tenant have a # in theirs: john_fabrikam.com#EXT#@contoso.onmicrosoft.com. */
export const accountId = identifier(/^[^\p{Cc}\p{Cs}\s/\\?%]*$/u, "/ \\ ? or %");

export const partnerId = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, "must be 1 to 64 letters, digits, dots, underscores or dashes.")
  .meta({ examples: ["contoso"] });

export const accountType = z.enum(accountTypes);

export const account = z.strictObject({ id: accountId, type: accountType }).meta({
  id: "Account",
  description: "Whoever signs in at a portal. The portal vouches for it.",
});

/** Far beyond any offer, and near enough that no calculation leaves the four-digit years. */
const isSensible = (time: string): boolean =>
  time.slice(0, 10) >= "1990-01-01" && time.slice(0, 10) <= "2199-12-31";

export const date = z
  .string()
  .refine(isPlainDate, { error: "must be a date of the calendar as YYYY-MM-DD.", abort: true })
  .refine(isSensible, "must be between 1990-01-01 and 2199-12-31.")
  .meta({ format: "date" });

export const instant = z.iso
  .datetime({ offset: true, error: "must be an ISO 8601 time with Z or an offset." })
  .refine(isSensible, "must be between 1990 and 2199.");

export const email = z.email("must be an e-mail address.").max(254);

export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, "must be a language such as en or ko-KR.");

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be an ISO 3166 alpha-2 code such as KR.");

/** A benefit kind as callers write it: its code, or any name the benefit has ever had. */
export const kindInput = z
  .string()
  .max(100)
  .transform((name, context) => {
    const found = parsePlanName(name)?.kind;
    if (found) return found;
    context.addIssue(`must be one of ${benefitKinds.join(", ")}, or an older name of one.`);
    return z.NEVER;
  })
  .meta({
    description: `${benefitKinds.join(" or ")}. Older names are read, never written.`,
    examples: ["PartnerCloudSupport", "Signature Cloud Support"],
  });

/** A whole number in a query, where everything is text. */
export const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number.")
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: "integer", minimum, maximum });

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, "must be 1 to 128 visible ASCII characters.");

const cursor = z.string().min(1).max(1024).meta({ description: "From the page before; opaque." });

/** The query of a list. */
export const paging = {
  cursor: cursor.optional(),
  limit: wholeNumber(1, 200).prefault("50"),
};

export const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    cursor: z.string().nullable().meta({ description: "Null at the end." }),
  });

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}
