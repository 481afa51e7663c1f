import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { emptyBody } from "../../schemas/basics.ts";
import { offer, offerParams } from "../../schemas/offers.ts";
import { json } from "../answer.ts";

export const postCancellation = ({ cancelOffer }: Pick<UseCases, "cancelOffer">) =>
  route({
    operationId: "cancelOffer",
    tag: "Commerce",
    summary: "Cancel a purchase",
    description: "Within 30 days, and only if no incident was ever used. The call can be repeated.",
    params: offerParams,
    body: emptyBody,
    answers: { 200: json(offer, "The cancelled offer.") },
    refusals: ["NOT_FOUND", "CANCELLATION_NOT_ALLOWED"],
    handle: async ({ params }, origin) =>
      answered(await cancelOffer(params, origin), (body) => ({ status: 200, body })),
  });
