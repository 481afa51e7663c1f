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
      "An incident that is closed as duplicate or bug is refunded at once. The call can be repeated with the same content.",
    params: incidentParams,
    body: closureBody,
    answers: { 200: json(incidentView, "The closed incident.") },
    refusals: ["NOT_FOUND", "INCIDENT_ALREADY_CLOSED", "REFUND_NOT_ELIGIBLE"],
    handle: async ({ body, params }, origin) =>
      answered(await closeIncident({ ...params, closure: body }, origin), (incident) => ({
        status: 200,
        body: incident,
      })),
  });
