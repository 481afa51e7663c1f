import { makeListCatalogueVersions } from "../../../shared/application/operations/catalogue.ts";
import { catalogueVersionPage } from "../../../shared/contract/catalogue-data.ts";
import { listQuery } from "../../../shared/contract/operations.ts";
import { json, ok, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("listCatalogueVersions", {
  summary: "List the versions of the product catalogue, newest first",
  query: listQuery,
  answers: { 200: json(catalogueVersionPage, "A page of versions; the last is the build's own.") },
  refusals: [],
  useCase: makeListCatalogueVersions,
  answer: async (listCatalogueVersions, { query }) =>
    replyWith(await listCatalogueVersions(query), ok),
});
