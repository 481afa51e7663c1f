import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { offer, partnerParams, purchaseBody } from "../../schemas/offers.ts";
import { at, json } from "../answer.ts";

export const postOffer = ({ purchaseOffer }: Pick<UseCases, "purchaseOffer">) =>
  route({
    operationId: "purchaseOffer",
    tag: "Commerce",
    summary: "Record the purchase of an offer",
    description:
      "A partner can hold one of each offer. All Solutions Partner designations count as one.",
    params: partnerParams,
    body: purchaseBody,
    key: "required",
    answers: { 201: json(offer, "The offer, with its first term open.", "Location") },
    refusals: ["NOT_FOUND", "OFFER_ALREADY_HELD", "OFFER_RETIRED"],
    handle: async ({ body, idempotencyKey, params }, origin) =>
      answered(
        await purchaseOffer({ ...params, ...body, idempotencyKey }, origin),
        ({ replayed, value }) => ({
          status: 201,
          body: value,
          headers: at("partners", value.partnerId, "offers", value.offerId),
          replayed,
        }),
      ),
  });
