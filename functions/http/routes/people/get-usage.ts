import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { offerParams } from "../../schemas/offers.ts";
import { usageQuery, usageView } from "../../schemas/reports.ts";
import { json } from "../answer.ts";

export const getUsage = ({ readUsage }: Pick<UseCases, "readUsage">) =>
  route({
    operationId: "readUsage",
    tag: "Partner",
    summary: "Read a term's usage by day",
    params: offerParams,
    query: usageQuery,
    answers: { 200: json(usageView, "A point for each day on which a balance changed.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
    handle: async ({ params, query }, origin) =>
      answered(await readUsage({ ...params, ...query }, origin), (body) => ({
        status: 200,
        body,
      })),
  });
