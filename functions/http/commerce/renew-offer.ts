import { makeRenewOffer } from "../../../shared/application/commerce/renew-offer.ts";
import { answered, json } from "../reply.ts";
import { route } from "../route.ts";
import { offer, offerParams, renewalBody } from "../../../shared/contract/commerce.ts";

export default route("renewOffer", {
  summary: "Record the renewal of the current term",
  description:
    "Before the anniversary it takes effect on the anniversary, in the renewal window on its own day.",
  params: offerParams,
  body: renewalBody,
  key: "required",
  answers: { 200: json(offer, "The offer, with its renewal.") },
  refusals: ["NOT_FOUND", "RENEWAL_ALREADY_RECORDED", "OFFER_EXPIRED", "OFFER_RETIRED"],
  useCase: makeRenewOffer,
  answer: async (renewOffer, { body, idempotencyKey, params }, origin) =>
    answered(
      await renewOffer({ ...params, ...body, idempotencyKey }, origin),
      ({ replayed, value }) => ({ status: 200, body: value, replayed }),
    ),
});
