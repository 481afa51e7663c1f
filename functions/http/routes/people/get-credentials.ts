import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { offerParams } from "../../schemas/offers.ts";
import { credentialsView } from "../../schemas/people.ts";
import { json } from "../answer.ts";

export const getCredentials = ({ readCredentials }: Pick<UseCases, "readCredentials">) =>
  route({
    operationId: "readCredentials",
    tag: "Partner",
    summary: "Read the Access ID and Contract ID",
    description: "All users of the partner's tenant share one pair.",
    params: offerParams,
    answers: { 200: json(credentialsView, "The Access ID and Contract ID.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND", "BENEFIT_NOT_ACTIVATED", "PLAN_EXPIRED"],
    handle: async ({ params }, origin) =>
      answered(await readCredentials(params, origin), (body) => ({ status: 200, body })),
  });
