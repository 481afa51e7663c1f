import { makeReplaceCatalogue, tagOf } from "../../../shared/application/operations/catalogue.ts";
import { catalogueView, replaceCatalogueBody } from "../../../shared/contract/catalogue-data.ts";
import { json, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("replaceCatalogue", {
  summary: "Replace the product catalogue without a deployment",
  description:
    "Send the ETag of the catalogue that you read in If-Match. All instances use the new version within a minute. What was decided before stays decided.",
  body: replaceCatalogueBody,
  ifMatch: true,
  answers: { 200: json(catalogueView, "The new version.", "ETag") },
  refusals: ["IF_MATCH_REQUIRED", "CATALOGUE_CHANGED", "INVALID_CATALOGUE"],
  useCase: makeReplaceCatalogue,
  answer: async (replaceCatalogue, { body, ifMatch }, origin) =>
    replyWith(await replaceCatalogue({ content: body, ifMatch }, origin), (catalogue) => ({
      ...({ status: 200, body: catalogue } as const),
      headers: { etag: tagOf(catalogue) },
    })),
});
