import type { PlainDate } from "./plain-date.ts";
import type { Portal } from "./vocabulary.ts";

/** Fixed: mainstream support ends on a published date. Modern: supported until it is retired. */
export type LifecyclePolicy = "Fixed" | "Modern";

/**
 * X17: dates without a time zone; end dates are inclusive. A conversion from Pacific time shifts
 * them.
 */
export interface ProductVersion {
  readonly version: string;
  readonly policy: LifecyclePolicy;
  readonly released: PlainDate | null;
  readonly mainstreamEnd: PlainDate | null;
  readonly retired: PlainDate | null;
}

export interface CloudProduct {
  readonly area: "cloud";
  readonly id: string;
  readonly name: string;
  /** The portal in which requests for it are made (F112). */
  readonly portal: Portal;
}

export interface OnPremisesProduct {
  readonly area: "on-premises";
  readonly id: string;
  readonly name: string;
  /**
   * Groups of versions that count as one (A15c), newest first. Without groups in the data, one
   * each.
   */
  readonly generations: readonly (readonly ProductVersion[])[];
}

export type Product = CloudProduct | OnPremisesProduct;

export interface ProductCatalogue {
  readonly asOf: PlainDate;
  /** Finds a product by id or display name. Case, spaces and hyphens do not matter. */
  readonly find: (idOrName: string) => Product | undefined;
  readonly products: readonly Product[];
}

/** A35: full-width signs, as keyboards for Korean and Japanese type them, count as their plain ones. */
const normal = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, "");

export function productCatalogue(asOf: PlainDate, products: readonly Product[]): ProductCatalogue {
  const byName = new Map(
    products.flatMap((product) => [
      [normal(product.name), product] as const,
      [normal(product.id), product] as const,
    ]),
  );
  return { asOf, products, find: (idOrName) => byName.get(normal(idOrName)) };
}

export const findVersion = (
  product: OnPremisesProduct,
  version: string,
): ProductVersion | undefined =>
  product.generations.flat().find((known) => normal(known.version) === normal(version));
