import { makePurchaseOffer } from "../../../shared/application/commerce/purchase-offer.ts";
import { replyWith, locationHeader, json } from "../reply.ts";
import { route } from "../route.ts";
import { offer, partnerParams, purchaseBody } from "../../../shared/contract/commerce.ts";

export default route("purchaseOffer", {
  summary: "Record the purchase of an offer",
  description:
    "A partner can hold one of each offer. All Solutions Partner designations count as one. The purchase date may be any date that has begun somewhere on Earth. With a history the offer of another system is imported: it opens in its present term, with the incidents used and the IDs that people already have.",
  params: partnerParams,
  body: purchaseBody,
  key: "required",
  answers: { 201: json(offer, "The offer, with its first term open.", "Location") },
  refusals: ["NOT_FOUND", "OFFER_ALREADY_HELD", "CREDENTIALS_IN_USE", "OFFER_RETIRED"],
  useCase: makePurchaseOffer,
  answer: async (purchaseOffer, { body, idempotencyKey, params }, origin) =>
    replyWith(
      await purchaseOffer({ ...params, ...body, idempotencyKey }, origin),
      ({ replayed, value }) => ({
        status: 201,
        body: value,
        headers: locationHeader("partners", value.partnerId, "offers", value.offerId),
        replayed,
      }),
    ),
});
