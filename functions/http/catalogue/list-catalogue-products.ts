import { makeListCatalogueProducts } from "../../../shared/application/catalogue/list-catalogue-products.ts";
import { catalogueProducts } from "../../../shared/contract/catalogue.ts";
import { json, cachedBriefly, reply } from "../reply.ts";
import { publicRoute } from "../route.ts";

export default publicRoute("listCatalogueProducts", {
  summary: "List the products and the lifecycle of on-premises versions",
  answers: { 200: json(catalogueProducts, "The whole catalogue.") },
  refusals: [],
  useCase: makeListCatalogueProducts,
  answer: async (listCatalogueProducts) =>
    reply({ status: 200, body: listCatalogueProducts(), headers: cachedBriefly }),
});
