import * as z from "zod";

import { mailAddress, mailAddressOr } from "../domain/address.ts";
import { parsePlanName } from "../domain/names.ts";
import { isPlainDate } from "../domain/plain-date.ts";
import { tenantProblem } from "../domain/tenants.ts";
import { accountTypes, benefitKinds } from "../domain/vocabulary.ts";

type ReadOnly<Value> = Value extends readonly (infer Item)[]
  ? readonly ReadOnly<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: ReadOnly<Value[Key]> }
    : Value;

/** The read-only type of an answer's schema. */
export type View<Schema extends z.ZodType> = ReadOnly<z.output<Schema>>;

/** An object without fields: for requests without parameters, query or body. */
export const noFields = z.strictObject({});

/** The body of a POST without content. Callers send `{}` or no body. */
export const optionalEmptyBody = z.strictObject({}).optional();

const controlCharacters = "must not contain control characters.";

/** Text for people. Control characters are refused, because they break mails, headers and logs. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, controlCharacters);

const dotSegments = {
  pattern: /^(?!\.{1,2}$)/,
  message: "must not be . or .., which a URL cannot name.",
};

const identifier = (allowed: RegExp, without: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(128)
    .regex(allowed, `must not contain spaces, control characters, ${without}.`)
    .regex(dotSegments.pattern, dotSegments.message);

/**
 * An identifier of another system. The excluded characters have a meaning in storage keys or URLs.
 */
export const id = identifier(/^[^\p{Cc}\p{Cs}\s/\\?#%]*$/u, "/ \\ ? # or %");

/**
 * The id of an account. Ids of guests contain #: john_fabrikam.com#EXT#@contoso.onmicrosoft.com.
 */
export const accountId = identifier(/^[^\p{Cc}\p{Cs}\s/\\?%]*$/u, "/ \\ ? or %");

export const partnerId = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9._-]{1,64}$/,
    "must have 1 to 64 letters, digits, dots, underscores or hyphens.",
  )
  .regex(dotSegments.pattern, dotSegments.message)
  .meta({ examples: ["contoso"] });

/** A tenant of a partner (A44). */
export const tenantId = z
  .string()
  .trim()
  .superRefine((typed, context) => {
    const problem = tenantProblem(typed);
    if (problem !== undefined) context.addIssue(problem);
  })
  .meta({ format: "uuid", description: "The ID of a Microsoft Entra tenant of the partner." });

export const accountType = z.enum(accountTypes);

export const account = z.strictObject({ id: accountId, type: accountType }).meta({
  id: "Account",
  description: "The account that is signed in at the portal, as the portal has verified it.",
});

/** The range includes all offers, and every computed date stays within four-digit years. */
const isSensible = (time: string): boolean =>
  time.slice(0, 10) >= "1990-01-01" && time.slice(0, 10) <= "2199-12-31";

export const date = z
  .string()
  .refine(isPlainDate, { error: "must be a calendar date in the form YYYY-MM-DD.", abort: true })
  .refine(isSensible, "must be between 1990-01-01 and 2199-12-31.")
  .meta({ format: "date" });

export const instant = z.iso
  .datetime({
    offset: true,
    error: "must be an ISO 8601 time with Z or an offset, such as 2026-09-01T00:00:00Z.",
  })
  .refine(isSensible, "must be between the years 1990 and 2199.");

/** An address of a recipient. One that cannot be mailed is accepted: its mail is skipped (A48). */
export const anyEmail = text(1000)
  .overwrite(mailAddressOr)
  .meta({
    description:
      "An e-mail address. Its domain is stored in ASCII. A mail to an address that cannot be mailed is Skipped.",
    examples: ["info@contoso.example"],
  });

/** An address that can be mailed (A48). The message names the address. */
export const email = anyEmail
  .superRefine((typed, context) => {
    const address = mailAddress(typed);
    if (!address.ok) context.addIssue(`"${typed}" must be an e-mail address. ${address.refusal}`);
  })
  .meta({ description: "An e-mail address. Its domain is stored in ASCII." });

/** A language as people and systems write it. An unknown one does not matter: letters fall back (A48). */
export const locale = z
  .string()
  .trim()
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, controlCharacters)
  .meta({ description: "A BCP 47 language tag, such as en, ko-KR or zh-Hant-TW." });

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be an ISO 3166 alpha-2 country code such as KR.");

/** A benefit kind in a request: its code, or any current or old name of the benefit. */
export const kindInput = z
  .string()
  .max(100)
  .transform((name, context) => {
    const found = parsePlanName(name)?.kind;
    if (found) return found;
    context.addIssue(`must be one of ${benefitKinds.join(", ")}, or an older name of one of them.`);
    return z.NEVER;
  })
  .meta({
    description: `${benefitKinds.join(" or ")}. Older names are accepted, but never returned.`,
    examples: ["PartnerCloudSupport", "Signature Cloud Support"],
  });

/** A whole number in a query, where every value is text. */
export const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number.")
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: "integer", minimum, maximum });

export const idempotencyKey = z
  .string()
  // A header that is sent twice arrives as one, joined by a comma.
  .regex(
    /^[\x21-\x2b\x2d-\x7e]{1,128}$/,
    "must have 1 to 128 visible ASCII characters without a comma.",
  );

const cursor = z
  .string()
  .min(1)
  .max(1024)
  .meta({ description: "The cursor of the previous page. Its content is opaque." });

/** The paging parameters in the query of a list. */
export const paging = {
  cursor: cursor.optional(),
  limit: wholeNumber(1, 200).prefault("50"),
};

export const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    cursor: z
      .string()
      .nullable()
      .meta({ description: "The cursor of the next page; null on the last page." }),
  });

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}
