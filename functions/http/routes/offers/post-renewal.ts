import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { offer, offerParams, renewalBody } from "../../schemas/offers.ts";
import { json } from "../answer.ts";

export const postRenewal = ({ renewOffer }: Pick<UseCases, "renewOffer">) =>
  route({
    operationId: "renewOffer",
    tag: "Commerce",
    summary: "Record the renewal of the current term",
    description:
      "A renewal before the anniversary takes effect on the anniversary. A renewal in the renewal window takes effect on its own date.",
    params: offerParams,
    body: renewalBody,
    key: "required",
    answers: { 200: json(offer, "The offer, with its renewal.") },
    refusals: ["NOT_FOUND", "RENEWAL_ALREADY_RECORDED", "OFFER_EXPIRED", "OFFER_RETIRED"],
    handle: async ({ body, idempotencyKey, params }, origin) =>
      answered(
        await renewOffer({ ...params, ...body, idempotencyKey }, origin),
        ({ replayed, value }) => ({ status: 200, body: value, replayed }),
      ),
  });
