import { makeGetDistribution } from "../../../shared/application/partner/get-distribution.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { distributionParams, distributionView } from "../../../shared/contract/partner.ts";

export default route("getDistribution", {
  summary: "Read the progress of an e-mail distribution",
  params: distributionParams,
  answers: { 200: json(distributionView, "The state of each recipient's e-mail.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
  useCase: makeGetDistribution,
  answer: async (getDistribution, { params }, origin) =>
    replyWith(await getDistribution(params, origin), ok),
});
