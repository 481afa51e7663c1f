import { daysBetween } from "../domain/plain-date.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { productCatalogue } from "../domain/product.ts";
import type { OnPremisesProduct, ProductCatalogue } from "../domain/product.ts";
import { catalogueIssues } from "./product-issues.ts";
import { describeRow, productData } from "./product-data.ts";
import type { OnPremisesRow, VersionRow } from "./product-data.ts";
import data from "./products.json" with { type: "json" };

const toVersion = ({ version, policy, released, mainstreamEnd, retired }: VersionRow) => ({
  version,
  policy,
  released,
  mainstreamEnd,
  retired,
});

/** A15c: versions of one generation count as one; in a family without generations each is its own. */
function toOnPremises({ area, id, name, versions, generations }: OnPremisesRow): OnPremisesProduct {
  const names = generations ?? versions.map(({ version }) => [version]);
  return {
    area,
    id,
    name,
    generations: names.map((generation) =>
      versions.filter(({ version }) => generation.includes(version)).map(toVersion),
    ),
  };
}

/**
 * Reads the product catalogue, or throws with every bad row by its name. A date that is not known
 * is null and fails closed; a date that is wrong would open or close support for a product in
 * silence, so nothing starts with it.
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

/** The catalogue that this build carries. Loading this module fails when its data is bad. */
export const products: ProductCatalogue = parseProducts(data);

export interface Staleness {
  readonly asOf: PlainDate;
  readonly ageDays: number;
  readonly maxAgeDays: number;
  readonly stale: boolean;
}

/** Lifecycle dates move: data older than `maxAgeDays` may judge a version wrongly, so health says so. */
export function staleness(
  { asOf }: Pick<ProductCatalogue, "asOf">,
  today: PlainDate,
  maxAgeDays = 120,
): Staleness {
  const ageDays = daysBetween(asOf, today);
  return { asOf, ageDays, maxAgeDays, stale: ageDays > maxAgeDays };
}
