import { makeReadUsage } from "../../../shared/application/partner/read-usage.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { usageQuery, usageView } from "../../../shared/contract/reports.ts";

export default route("readUsage", {
  summary: "Read a term's usage by day",
  params: offerParams,
  query: usageQuery,
  answers: { 200: json(usageView, "A point for each day on which a balance changed.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
  useCase: makeReadUsage,
  answer: async (readUsage, { params, query }, origin) =>
    replyWith(await readUsage({ ...params, ...query }, origin), ok),
});
