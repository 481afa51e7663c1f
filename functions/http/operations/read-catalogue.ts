import { makeReadCatalogue, tagOf } from "../../../shared/application/operations/catalogue.ts";
import { catalogueView } from "../../../shared/contract/catalogue-data.ts";
import { json, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("readCatalogue", {
  summary: "Read the product catalogue in force",
  answers: { 200: json(catalogueView, "The catalogue with its version.", "ETag") },
  refusals: [],
  useCase: makeReadCatalogue,
  answer: async (readCatalogue) =>
    replyWith(await readCatalogue(), (body) => ({
      ...({ status: 200, body } as const),
      headers: { etag: tagOf(body) },
    })),
});
