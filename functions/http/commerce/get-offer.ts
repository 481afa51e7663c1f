import { makeGetOffer } from "../../../shared/application/commerce/get-offer.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { offer, offerParams } from "../../../shared/contract/commerce.ts";

export default route("getOffer", {
  summary: "Read an offer",
  params: offerParams,
  answers: { 200: json(offer, "The current state of the offer.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
  useCase: makeGetOffer,
  answer: async (getOffer, { params }, origin) => replyWith(await getOffer(params, origin), ok),
});
