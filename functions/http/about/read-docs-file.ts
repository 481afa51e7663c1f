import * as z from "zod";

import { refuse } from "../../../shared/domain/result.ts";
import { docsFile } from "../docs.ts";
import { reply } from "../reply.ts";
import { publicRoute } from "../route.ts";
import { text } from "../../../shared/contract/basics.ts";

export default publicRoute("readDocsFile", {
  summary: "Load a part of the documentation page",
  params: z.strictObject({ file: text(64) }),
  answers: { 200: { media: ["text/javascript", "text/css"], description: "The file." } },
  refusals: ["NOT_FOUND"],
  useCase: ({ docsDirectory }) => docsDirectory,
  answer: async (directory, { params }) => {
    const raw = await docsFile(directory, params.file);
    if (!raw) return refuse({ code: "NOT_FOUND", detail: "There is no such file." });
    return reply({ status: 200, raw, headers: { "cache-control": "public, max-age=3600" } });
  },
});
