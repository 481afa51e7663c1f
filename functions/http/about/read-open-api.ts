import { openApiDocument } from "../openapi/document.ts";
import { reply } from "../reply.ts";
import { publicRoute } from "../route.ts";
import { loadRoutes } from "../routes.ts";

export default publicRoute("readOpenApi", {
  summary: "Read this contract as an OpenAPI 3.1 document",
  answers: { 200: { media: ["application/json"], description: "The document." } },
  refusals: [],
  useCase: ({ version }) => {
    let document: string | undefined;
    return async () => (document ??= JSON.stringify(openApiDocument(await loadRoutes(), version)));
  },
  answer: async (document) =>
    reply({
      status: 200,
      raw: { contentType: "application/json", content: await document() },
      headers: { "cache-control": "no-cache" },
    }),
});
