import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { activationView, benefitParams } from "../../schemas/people.ts";
import { json } from "../answer.ts";

export const getActivation = ({ getActivation: read }: Pick<UseCases, "getActivation">) =>
  route({
    operationId: "getActivation",
    tag: "Partner",
    summary: "Read the progress of an activation",
    params: benefitParams,
    answers: { 200: json(activationView, "The progress of the activation.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND", "BENEFIT_NOT_INCLUDED"],
    handle: async ({ params }, origin) =>
      answered(await read(params, origin), (body) => ({ status: 200, body })),
  });
