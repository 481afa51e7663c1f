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
    summary: "Take a purchase back",
    description: "Within 30 days, and only if no incident was ever used. Repeating it is harmless.",
    params: offerParams,
    body: emptyBody,
    answers: { 200: json(offer, "The offer, cancelled.") },
    refusals: ["NOT_FOUND", "CANCELLATION_NOT_ALLOWED"],
    handle: async ({ params }, origin) =>
      answered(await cancelOffer(params, origin), (body) => ({ status: 200, body })),
  });
