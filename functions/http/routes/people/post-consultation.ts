import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { emptyBody } from "../../schemas/basics.ts";
import { consultationParams, consultationView } from "../../schemas/people.ts";
import { json } from "../answer.ts";

export const postConsultation = ({ requestConsultation }: Pick<UseCases, "requestConsultation">) =>
  route({
    operationId: "requestConsultation",
    tag: "Partner",
    summary: "Request a technical consultation of ISV Success",
    description: "Consultations have no IDs and no incidents. A repeat returns the same request.",
    params: consultationParams,
    body: emptyBody,
    answers: { 202: json(consultationView, "The request.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "ROLE_NOT_ALLOWED", "ISV_SUCCESS_REQUIRED", "NOT_FOUND"],
    handle: async ({ params }, origin) =>
      answered(await requestConsultation(params, origin), (body) => ({ status: 202, body })),
  });
