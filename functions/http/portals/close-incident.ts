import { makeCloseIncident } from "../../../shared/application/portals/settle-incident.ts";
import { answered, json } from "../reply.ts";
import { route } from "../route.ts";
import { closureBody, incidentParams, incidentView } from "../../../shared/contract/incidents.ts";

export default route("closeIncident", {
  summary: "Close an incident",
  description:
    "Closed as duplicate or bug it is given back at once. Repeating it with the same content is harmless.",
  params: incidentParams,
  body: closureBody,
  answers: { 200: json(incidentView, "The incident, closed.") },
  refusals: ["NOT_FOUND", "INCIDENT_ALREADY_CLOSED", "REFUND_NOT_ELIGIBLE"],
  useCase: makeCloseIncident,
  answer: async (closeIncident, { body, params }, origin) =>
    answered(await closeIncident({ ...params, closure: body }, origin), (incident) => ({
      status: 200,
      body: incident,
    })),
});
