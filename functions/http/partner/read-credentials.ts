import { makeReadCredentials } from "../../../shared/application/partner/read-credentials.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { credentialsView } from "../../../shared/contract/partner.ts";

export default route("readCredentials", {
  summary: "Read the Access ID and Contract ID",
  description: "All users of the partner's tenant share one pair.",
  params: offerParams,
  answers: { 200: json(credentialsView, "The Access ID and Contract ID.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND", "BENEFIT_NOT_ACTIVATED", "PLAN_EXPIRED"],
  useCase: makeReadCredentials,
  answer: async (readCredentials, { params }, origin) =>
    replyWith(await readCredentials(params, origin), ok),
});
