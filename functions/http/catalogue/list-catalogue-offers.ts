import { makeListCatalogueOffers } from "../../../shared/application/catalogue/list-catalogue-offers.ts";
import { catalogueOffers } from "../../../shared/contract/catalogue.ts";
import { json, cachedPublicly, reply } from "../reply.ts";
import { publicRoute } from "../route.ts";

export default publicRoute("listCatalogueOffers", {
  summary: "List the offers and what each includes",
  answers: { 200: json(catalogueOffers, "All offer types, including retired ones.") },
  refusals: [],
  useCase: makeListCatalogueOffers,
  answer: async (listCatalogueOffers) =>
    reply({ status: 200, body: listCatalogueOffers(), headers: cachedPublicly }),
});
