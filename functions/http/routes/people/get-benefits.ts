import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { partnerParams } from "../../schemas/offers.ts";
import { benefitsView } from "../../schemas/people.ts";
import { json } from "../answer.ts";

export const getBenefits = ({ listBenefits }: Pick<UseCases, "listBenefits">) =>
  route({
    operationId: "listBenefits",
    tag: "Partner",
    summary: "List the support benefits of a partner's active offers",
    params: partnerParams,
    answers: { 200: json(benefitsView, "The benefits, with the remaining incidents of each.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED"],
    handle: async ({ params }, origin) =>
      answered(await listBenefits(params, origin), (body) => ({ status: 200, body })),
  });
