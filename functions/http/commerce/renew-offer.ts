import { makeRenewOffer } from "../../../shared/application/commerce/renew-offer.ts";
import { replyWith, json } from "../reply.ts";
import { route } from "../route.ts";
import { offer, offerParams, renewalBody } from "../../../shared/contract/commerce.ts";

export default route("renewOffer", {
  summary: "Record the renewal of the current term",
  description:
    "A renewal before the anniversary takes effect on the anniversary. A renewal in the renewal window takes effect on its own date. A renewal dated in the window is accepted up to LATE_RENEWAL_DAYS after it and opens the offer again.",
  params: offerParams,
  body: renewalBody,
  key: "required",
  answers: { 200: json(offer, "The offer, with its renewal.") },
  refusals: [
    "NOT_FOUND",
    "OFFER_ALREADY_HELD",
    "RENEWAL_ALREADY_RECORDED",
    "OFFER_EXPIRED",
    "OFFER_RETIRED",
  ],
  useCase: makeRenewOffer,
  answer: async (renewOffer, { body, idempotencyKey, params }, origin) =>
    replyWith(
      await renewOffer({ ...params, ...body, idempotencyKey }, origin),
      ({ replayed, value }) => ({ status: 200, body: value, replayed }),
    ),
});
