import { daysBetween } from "../domain/plain-date.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { productCatalogue } from "../domain/product.ts";
import type { OnPremisesProduct, ProductCatalogue } from "../domain/product.ts";
import { catalogueIssues } from "./product-issues.ts";
import { describeRow, productData } from "./product-data.ts";
import type { OnPremisesRow, VersionRow } from "./product-data.ts";
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

/**
 * Reads the product catalogue. Throws an error that names every bad row, because a wrong date would
 * change support for a product without notice. An unknown date is null, and leads to a refusal.
 */
export function parseProducts(raw: unknown): ProductCatalogue {
  const parsed = productData.safeParse(raw);
  const issues = parsed.success
    ? catalogueIssues(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${describeRow(raw, path)}: ${message}`);
  if (!parsed.success || issues.length > 0) {
    throw new Error(`Bad product catalogue:\n${issues.map((issue) => `- ${issue}`).join("\n")}`);
  }
  const { asOf, cloud, onPremises } = parsed.data;
  return productCatalogue(asOf, [...cloud, ...onPremises.map(toOnPremises)]);
}

/** The catalogue of this build. Loading this module fails if the data is wrong. */
export const products: ProductCatalogue = parseProducts(data);

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
