import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { offer, offerParams } from "../../schemas/offers.ts";
import { json } from "../answer.ts";

export const getOffer = ({ getOffer: read }: Pick<UseCases, "getOffer">) =>
  route({
    operationId: "getOffer",
    tag: "Commerce",
    summary: "Read an offer",
    params: offerParams,
    answers: { 200: json(offer, "The current state of the offer.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
    handle: async ({ params }, origin) =>
      answered(await read(params, origin), (body) => ({ status: 200, body })),
  });
