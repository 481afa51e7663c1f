import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { closureBody, incidentParams, incidentView } from "../../schemas/incidents.ts";
import { json } from "../answer.ts";

export const postClosure = ({ closeIncident }: Pick<UseCases, "closeIncident">) =>
  route({
    operationId: "closeIncident",
    tag: "Portal",
    summary: "Close an incident",
    description:
      "Closed as duplicate or bug it is given back at once. Repeating it with the same content is harmless.",
    params: incidentParams,
    body: closureBody,
    answers: { 200: json(incidentView, "The incident, closed.") },
    refusals: ["NOT_FOUND", "INCIDENT_ALREADY_CLOSED", "REFUND_NOT_ELIGIBLE"],
    handle: async ({ body, params }, origin) =>
      answered(await closeIncident({ ...params, closure: body }, origin), (incident) => ({
        status: 200,
        body: incident,
      })),
  });
