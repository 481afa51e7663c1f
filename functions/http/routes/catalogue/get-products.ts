import type { Product, ProductCatalogue } from "../../../../shared/domain/product.ts";
import { reply } from "../../reply.ts";
import { publicRoute } from "../../route.ts";
import { catalogueProducts } from "../../schemas/catalogue.ts";
import { json } from "../answer.ts";
import { publicly } from "./get-offers.ts";

const shown = (product: Product) => {
  const { area, id, name } = product;
  return product.area === "cloud"
    ? { id, name, area, portal: product.portal, versions: [] }
    : { id, name, area, portal: "ServicesHub" as const, versions: product.generations.flat() };
};

export const getCatalogueProducts = ({ asOf, products }: ProductCatalogue) =>
  publicRoute({
    operationId: "listCatalogueProducts",
    tag: "Catalogue",
    summary: "List the products and the lifecycle of on-premises versions",
    answers: { 200: json(catalogueProducts, "The whole catalogue.") },
    refusals: [],
    handle: async () =>
      reply({
        status: 200,
        body: { asOf, items: products.map(shown), cursor: null },
        headers: publicly,
      }),
  });
