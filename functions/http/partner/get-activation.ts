import { makeGetActivation } from "../../../shared/application/partner/activation-view.ts";
import { answered, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { activationView, benefitParams } from "../../../shared/contract/partner.ts";

export default route("getActivation", {
  summary: "Follow an activation",
  params: benefitParams,
  answers: { 200: json(activationView, "How far the activation is.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND", "BENEFIT_NOT_INCLUDED"],
  useCase: makeGetActivation,
  answer: async (getActivation, { params }, origin) =>
    answered(await getActivation(params, origin), ok),
});
