import { daysBetween } from "../domain/plain-date.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { productCatalogue } from "../domain/product.ts";
import type { OnPremisesProduct, ProductCatalogue } from "../domain/product.ts";
import type { FieldError } from "../domain/refusal.ts";
import { accept, refuse } from "../domain/result.ts";
import type { Result } from "../domain/result.ts";
import { catalogueIssues } from "./product-issues.ts";
import { describeRow, messageFor, productData } from "./product-data.ts";
import type { OnPremisesRow, ProductData, VersionRow } from "./product-data.ts";
import data from "./products.json" with { type: "json" };

const toVersion = ({ aliases, version, policy, released, mainstreamEnd, retired }: VersionRow) => ({
  version,
  aliases,
  policy,
  released,
  mainstreamEnd,
  retired,
});

/** A15c: versions of one generation count as one. Without generations, each version is its own. */
function toOnPremises(row: OnPremisesRow): OnPremisesProduct {
  const { aliases, area, generations, id, name, versions } = row;
  const names = generations ?? versions.map(({ version }) => [version]);
  return {
    area,
    id,
    name,
    aliases,
    generations: names.map((generation) =>
      versions.filter(({ version }) => generation.includes(version)).map(toVersion),
    ),
  };
}

/** An issue starts with the row that it is about: `SQL Server (SqlServer): version "2022" ...` */
const fieldErrorOf = (issue: string): FieldError => {
  const end = issue.indexOf(": ");
  return { path: issue.slice(0, end), message: issue.slice(end + 2) };
};

/**
 * Checks and reads a product catalogue. The refusal names every bad row, because a wrong date would
 * change support for a product without notice. An unknown date is null, and leads to a refusal.
 */
export function readProducts(
  raw: unknown,
): Result<
  { readonly data: ProductData; readonly catalogue: ProductCatalogue },
  readonly FieldError[]
> {
  const parsed = productData.safeParse(raw, { error: messageFor });
  const issues = parsed.success
    ? catalogueIssues(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${describeRow(raw, path)}: ${message}`);
  if (!parsed.success || issues.length > 0) return refuse([...new Set(issues)].map(fieldErrorOf));
  const { asOf, cloud, onPremises } = parsed.data;
  const catalogue = productCatalogue(asOf, [...cloud, ...onPremises.map(toOnPremises)]);
  return accept({ data: parsed.data, catalogue });
}

/** Reads the catalogue of a build. Throws an error that names every bad row. */
function parseBundled(raw: unknown) {
  const read = readProducts(raw);
  if (read.ok) return read.value;
  const issues = read.refusal.map(({ message, path }) => `- ${path}: ${message}`);
  throw new Error(`Bad product catalogue:\n${issues.join("\n")}`);
}

export const parseProducts = (raw: unknown): ProductCatalogue => parseBundled(raw).catalogue;

/** The catalogue of this build. Loading this module fails if the data is wrong. */
export const bundled = parseBundled(data);
export const products: ProductCatalogue = bundled.catalogue;

export interface Staleness {
  readonly asOf: PlainDate;
  readonly ageDays: number;
  readonly maxAgeDays: number;
  readonly stale: boolean;
}

/**
 * The age of the catalogue, and whether it is too old. Microsoft changes lifecycle dates, so data
 * older than `maxAgeDays` can lead to wrong decisions. The health report warns about it.
 */
export function staleness(
  { asOf }: Pick<ProductCatalogue, "asOf">,
  today: PlainDate,
  maxAgeDays = 120,
): Staleness {
  const ageDays = daysBetween(asOf, today);
  return { asOf, ageDays, maxAgeDays, stale: ageDays > maxAgeDays };
}
