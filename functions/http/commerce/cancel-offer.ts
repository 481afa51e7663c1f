import { makeCancelOffer } from "../../../shared/application/commerce/cancel-offer.ts";
import { answered, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { emptyBody } from "../../../shared/contract/basics.ts";
import { offer, offerParams } from "../../../shared/contract/commerce.ts";

export default route("cancelOffer", {
  summary: "Take a purchase back",
  description: "Within 30 days, and only if no incident was ever used. Repeating it is harmless.",
  params: offerParams,
  body: emptyBody,
  answers: { 200: json(offer, "The offer, cancelled.") },
  refusals: ["NOT_FOUND", "CANCELLATION_NOT_ALLOWED"],
  useCase: makeCancelOffer,
  answer: async (cancelOffer, { params }, origin) =>
    answered(await cancelOffer(params, origin), ok),
});
