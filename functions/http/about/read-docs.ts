import { docsPage, docsPolicy } from "../docs.ts";
import { reply } from "../reply.ts";
import { publicRoute } from "../route.ts";

export default publicRoute("readDocs", {
  summary: "Read the documentation in a browser",
  answers: { 200: { media: ["text/html"], description: "The page." } },
  refusals: [],
  useCase: () => null,
  answer: async () =>
    reply({
      status: 200,
      raw: { contentType: "text/html; charset=utf-8", content: docsPage },
      headers: { "cache-control": "no-cache", "content-security-policy": docsPolicy },
    }),
});
