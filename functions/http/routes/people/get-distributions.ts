import * as z from "zod";

import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { page, paging } from "../../schemas/basics.ts";
import { offerParams } from "../../schemas/offers.ts";
import { distributionView } from "../../schemas/people.ts";
import { json } from "../answer.ts";

export const getDistributions = ({ listDistributions }: Pick<UseCases, "listDistributions">) =>
  route({
    operationId: "listDistributions",
    tag: "Partner",
    summary: "List the e-mail distributions of an offer",
    params: offerParams,
    query: z.strictObject(paging),
    answers: { 200: json(page(distributionView), "A page of distributions.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
    handle: async ({ params, query }, origin) =>
      answered(await listDistributions({ ...params, ...query }, origin), (body) => ({
        status: 200,
        body,
      })),
  });
