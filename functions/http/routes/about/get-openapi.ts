import { openApiDocument } from "../../openapi/document.ts";
import { reply } from "../../reply.ts";
import { publicRoute } from "../../route.ts";
import type { Route } from "../../route.ts";

/** `routes` is asked for at the first call, because this route is one of them. */
export function getOpenApi(routes: () => readonly Route[], version: string): Route {
  let document: string | undefined;
  return publicRoute({
    operationId: "readOpenApi",
    tag: "About",
    summary: "Read this contract as an OpenAPI 3.1 document",
    answers: { 200: { media: ["application/json"], description: "The document." } },
    refusals: [],
    handle: async () => {
      document ??= JSON.stringify(openApiDocument(routes(), version));
      return reply({
        status: 200,
        raw: { contentType: "application/json", content: document },
        headers: { "cache-control": "no-cache" },
      });
    },
  });
}
