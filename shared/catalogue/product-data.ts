import * as z from "zod";

import { isPlainDate } from "../domain/plain-date.ts";
import { portals } from "../domain/vocabulary.ts";

/** The schema of products.json. Rules that concern several rows are in product-issues.ts. */

const plainDate = z.string().refine(isPlainDate, "is not a date of the calendar (YYYY-MM-DD)");

/** A name is found by its letters and digits, so it must have some. */
const label = z
  .string()
  .regex(/^\S.*\S$|^\S$/, "has no text, or blanks around it")
  .regex(/[\p{L}\p{N}]/u, "has neither a letter nor a digit");

/** A37: other ways to write the name. */
const aliases = z.array(label).default([]);

const version = z.strictObject({
  version: label,
  aliases,
  policy: z.enum(["Fixed", "Modern"]),
  released: plainDate.nullable(),
  mainstreamEnd: plainDate.nullable(),
  retired: plainDate.nullable(),
  source: label,
});

const cloudProduct = z.strictObject({
  id: label,
  name: label,
  aliases,
  area: z.literal("cloud"),
  // These two portals take no requests for cloud products, so no redirect may lead to them.
  portal: z.enum(portals).exclude(["PartnerCenter", "ServicesHub"]),
});

const onPremisesProduct = z.strictObject({
  id: label,
  name: label,
  aliases,
  area: z.literal("on-premises"),
  versions: z.array(version).min(1),
  generations: z.array(z.array(label).min(1)).optional(),
});

/** Without products, every request for one would be refused. */
const noProduct = "has no product";

export const productData = z.strictObject({
  asOf: plainDate,
  note: z.string(),
  sources: z.record(z.string().regex(/^R\d+$/), label).optional(),
  cloud: z.array(cloudProduct).min(1, noProduct),
  onPremises: z.array(onPremisesProduct).min(1, noProduct),
});

export type ProductData = z.output<typeof productData>;
export type OnPremisesRow = ProductData["onPremises"][number];
export type VersionRow = OnPremisesRow["versions"][number];

/** The text of an issue whose schema has none. Undefined: the library's text is used. */
export function messageFor(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type" && issue.input === undefined) return "is missing";
  return issue.code === "unrecognized_keys"
    ? `has the unknown field ${issue.keys.map((key) => `"${key}"`).join(", ")}`
    : undefined;
}

const field = (value: unknown, key: PropertyKey): unknown =>
  typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : null;

/** Describes the row at a path: `onPremises[0] "Windows Server" versions[1] "2022" released`. */
export function describeRow(raw: unknown, path: readonly PropertyKey[]): string {
  let value = raw;
  const words: string[] = [];
  for (const key of path) {
    value = field(value, key);
    const name = field(value, "id") ?? field(value, "version");
    const last = words.pop();
    const here = typeof key === "number" ? `${last ?? ""}[${key}]` : String(key);
    if (typeof key !== "number" && last !== undefined) words.push(last);
    words.push(typeof name === "string" ? `${here} "${name}"` : here);
  }
  return words.length === 0 ? "the file" : words.join(" ");
}
