import { makeGetActivation } from "../../../shared/application/partner/get-activation.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { activationView, benefitParams } from "../../../shared/contract/partner.ts";

export default route("getActivation", {
  summary: "Read the progress of an activation",
  params: benefitParams,
  answers: { 200: json(activationView, "The progress of the activation.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND", "BENEFIT_NOT_INCLUDED"],
  useCase: makeGetActivation,
  answer: async (getActivation, { params }, origin) =>
    replyWith(await getActivation(params, origin), ok),
});
