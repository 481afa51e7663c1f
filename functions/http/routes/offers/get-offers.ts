import * as z from "zod";

import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { page, paging } from "../../schemas/basics.ts";
import { offer, partnerParams } from "../../schemas/offers.ts";
import { json } from "../answer.ts";

export const getOffers = ({ listOffers }: Pick<UseCases, "listOffers">) =>
  route({
    operationId: "listOffers",
    tag: "Commerce",
    summary: "List a partner's offers",
    params: partnerParams,
    query: z.strictObject(paging),
    answers: { 200: json(page(offer), "A page of offers.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
    handle: async ({ params, query }, origin) =>
      answered(await listOffers({ ...params, ...query }, origin), (body) => ({
        status: 200,
        body,
      })),
  });
