import { lifecycleRefusal } from "./eligibility.ts";
import type { ProductQuestion } from "./eligibility.ts";
import { versionAsked } from "./product-version.ts";
import type { Product, ProductCatalogue } from "./product.ts";
import type { Rules } from "./rules.ts";

/** A product as a request names it, and the date of the request. */
export type AskedProduct = Omit<ProductQuestion, "kind">;

export interface Judging {
  readonly catalogue: Pick<ProductCatalogue, "find" | "meant">;
  readonly rules: Rules;
}

/**
 * A36: whether a cloud portal vouches for a product: the catalogue does not know it. A name that can
 * mean several known ones is not vouched for.
 */
export const isVouchedFor = (
  { product, version }: Omit<AskedProduct, "on">,
  { meant }: Pick<ProductCatalogue, "meant">,
): boolean => meant(product, version).length === 0;

/**
 * A37: one of several products that a name can mean. It does not matter which, if the answer is the
 * same for all that have the version. If it is not, the request must say which one it means.
 */
function anyOf(
  several: readonly Product[],
  asked: AskedProduct,
  rules: Rules,
): Product | undefined {
  const having = several.filter(
    (each) => each.area === "on-premises" && versionAsked(each, asked) !== undefined,
  );
  const question = { ...asked, kind: "PartnerOnPremisesSupport" } as const;
  const answers = having.map((each) => lifecycleRefusal(question, each, rules)?.reason);
  return new Set(answers).size === 1 ? having[0] : undefined;
}

/**
 * The product that a request for on-premises support is about. The request need not say that the
 * product is the on-premises one, unless the catalogue has a cloud product of that name (A36, A37).
 */
export function onPremisesAsked(
  asked: AskedProduct,
  { catalogue, rules }: Judging,
): Product | undefined {
  const { product, version } = asked;
  const meant = catalogue.meant(product, version);
  if (meant.length === 0) return catalogue.find(`${product} on-premises`, version);
  return meant.length === 1 ? meant[0] : anyOf(meant, asked, rules);
}
