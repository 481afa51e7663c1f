import { makeListDistributions } from "../../../shared/application/partner/list-distributions.ts";
import * as z from "zod";

import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { page, paging } from "../../../shared/contract/basics.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { distributionView } from "../../../shared/contract/partner.ts";

export default route("listDistributions", {
  summary: "List the e-mail distributions of an offer",
  params: offerParams,
  query: z.strictObject(paging),
  answers: { 200: json(page(distributionView), "A page of distributions.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
  useCase: makeListDistributions,
  answer: async (listDistributions, { params, query }, origin) =>
    replyWith(await listDistributions({ ...params, ...query }, origin), ok),
});
