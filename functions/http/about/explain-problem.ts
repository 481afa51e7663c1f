import * as z from "zod";

import { refuse } from "../../../shared/domain/result.ts";
import { preferred } from "../negotiation.ts";
import { pageAsHtml, pageOf, securityPolicy } from "../problem-page.ts";
import { languages } from "../problems/explanation.ts";
import { isPageCode } from "../problems/index.ts";
import { reply } from "../reply.ts";
import { publicRoute } from "../route.ts";
import { text } from "../../../shared/contract/basics.ts";
import { problemPage } from "../../../shared/contract/problem.ts";

export default publicRoute("explainProblem", {
  summary: "Explain a code: its cause, and what to do",
  description: "In English or Korean by Accept-Language; as a page for people by Accept.",
  params: z.strictObject({ code: text(64) }),
  answers: {
    200: { schema: problemPage, media: ["text/html"], description: "The explanation." },
  },
  refusals: ["NOT_FOUND"],
  useCase: () => null,
  answer: async (_, { accept: accepts, acceptLanguage, params }) => {
    const { code } = params;
    if (!isPageCode(code)) return refuse({ code: "NOT_FOUND", detail: "There is no such code." });
    const page = pageOf(code, preferred(acceptLanguage, languages));
    const headers = {
      "cache-control": "public, max-age=3600",
      "content-language": page.language,
      vary: "Accept, Accept-Language",
    };
    if (preferred(accepts, ["application/json", "text/html"]) === "application/json") {
      return reply({ status: 200, body: page, headers });
    }
    return reply({
      status: 200,
      raw: { contentType: "text/html; charset=utf-8", content: pageAsHtml(page) },
      headers: { ...headers, "content-security-policy": securityPolicy },
    });
  },
});
