import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { distributionParams, distributionView } from "../../schemas/people.ts";
import { json } from "../answer.ts";

export const getDistribution = ({ getDistribution: read }: Pick<UseCases, "getDistribution">) =>
  route({
    operationId: "getDistribution",
    tag: "Partner",
    summary: "Read the progress of an e-mail distribution",
    params: distributionParams,
    answers: { 200: json(distributionView, "The state of each recipient's e-mail.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
    handle: async ({ params }, origin) =>
      answered(await read(params, origin), (body) => ({ status: 200, body })),
  });
