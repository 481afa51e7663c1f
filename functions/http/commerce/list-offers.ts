import { makeListOffers } from "../../../shared/application/commerce/list-offers.ts";
import * as z from "zod";

import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { page, paging } from "../../../shared/contract/basics.ts";
import { offer, partnerParams } from "../../../shared/contract/commerce.ts";

export default route("listOffers", {
  summary: "List a partner's offers",
  params: partnerParams,
  query: z.strictObject(paging),
  answers: { 200: json(page(offer), "A page of offers.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
  useCase: makeListOffers,
  answer: async (listOffers, { params, query }, origin) =>
    replyWith(await listOffers({ ...params, ...query }, origin), ok),
});
