import { makeListBenefits } from "../../../shared/application/partner/list-benefits.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { partnerParams } from "../../../shared/contract/commerce.ts";
import { benefitsView } from "../../../shared/contract/partner.ts";

export default route("listBenefits", {
  summary: "List the support benefits of a partner's active offers",
  params: partnerParams,
  answers: { 200: json(benefitsView, "The benefits, with the remaining incidents of each.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED"],
  useCase: makeListBenefits,
  answer: async (listBenefits, { params }, origin) =>
    replyWith(await listBenefits(params, origin), ok),
});
