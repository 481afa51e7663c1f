import { makeCancelOffer } from "../../../shared/application/commerce/cancel-offer.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { optionalEmptyBody } from "../../../shared/contract/basics.ts";
import { offer, offerParams } from "../../../shared/contract/commerce.ts";

export default route("cancelOffer", {
  summary: "Cancel a purchase",
  description: "Within 30 days, and only if no incident was ever used. The call can be repeated.",
  params: offerParams,
  body: optionalEmptyBody,
  answers: { 200: json(offer, "The cancelled offer.") },
  refusals: ["NOT_FOUND", "CANCELLATION_NOT_ALLOWED"],
  useCase: makeCancelOffer,
  answer: async (cancelOffer, { params }, origin) =>
    replyWith(await cancelOffer(params, origin), ok),
});
