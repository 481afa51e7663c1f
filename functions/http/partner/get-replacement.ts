import { makeGetReplacement } from "../../../shared/application/partner/get-replacement.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { replacementView } from "../../../shared/contract/partner.ts";
import { json, ok, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("getReplacement", {
  summary: "Read the progress of the newest replacement of the IDs",
  params: offerParams,
  answers: { 200: json(replacementView, "The newest replacement.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "ROLE_NOT_ALLOWED", "NOT_FOUND"],
  useCase: makeGetReplacement,
  answer: async (getReplacement, { params }, origin) =>
    replyWith(await getReplacement(params, origin), ok),
});
