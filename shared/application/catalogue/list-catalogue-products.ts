import type { CatalogueProductsView } from "../../contract/catalogue.ts";
import type { Product, ProductVersion } from "../../domain/product.ts";
import type { Deps } from "../deps.ts";

/** A version without its spellings, which only operators need. */
const versionShown = ({ mainstreamEnd, policy, released, retired, version }: ProductVersion) => ({
  version,
  policy,
  released,
  mainstreamEnd,
  retired,
});

const shown = (product: Product) => {
  const { area, id, name } = product;
  return product.area === "cloud"
    ? { id, name, area, portal: product.portal, versions: [] }
    : {
        id,
        name,
        area,
        portal: "ServicesHub" as const,
        versions: product.generations.flat().map(versionShown),
      };
};

/** The products, with the lifecycle of on-premises versions, newest first. */
export const makeListCatalogueProducts =
  ({ catalogue }: Pick<Deps, "catalogue">) =>
  (): CatalogueProductsView => ({
    asOf: catalogue.asOf,
    items: catalogue.products.map(shown),
    cursor: null,
  });
