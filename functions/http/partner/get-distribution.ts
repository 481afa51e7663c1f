import { makeGetDistribution } from "../../../shared/application/partner/create-distribution.ts";
import { answered, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { distributionParams, distributionView } from "../../../shared/contract/partner.ts";

export default route("getDistribution", {
  summary: "Follow an e-mail distribution",
  params: distributionParams,
  answers: { 200: json(distributionView, "What became of each recipient's mail.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
  useCase: makeGetDistribution,
  answer: async (getDistribution, { params }, origin) =>
    answered(await getDistribution(params, origin), ok),
});
