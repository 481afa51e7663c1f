import { makeReadCredentials } from "../../../shared/application/partner/read-credentials.ts";
import { answered, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { credentialsView } from "../../../shared/contract/partner.ts";

export default route("readCredentials", {
  summary: "Read the Access ID and Contract ID",
  description: "One pair for everybody of the partner's tenant.",
  params: offerParams,
  answers: { 200: json(credentialsView, "The pair.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND", "BENEFIT_NOT_ACTIVATED", "PLAN_EXPIRED"],
  useCase: makeReadCredentials,
  answer: async (readCredentials, { params }, origin) =>
    answered(await readCredentials(params, origin), ok),
});
