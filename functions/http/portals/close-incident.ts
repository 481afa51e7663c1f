import { makeCloseIncident } from "../../../shared/application/portals/close-incident.ts";
import { replyWith, json } from "../reply.ts";
import { route } from "../route.ts";
import { closureBody, incidentParams, incidentView } from "../../../shared/contract/incidents.ts";

export default route("closeIncident", {
  summary: "Close an incident",
  description:
    "An incident that is closed as duplicate or bug is refunded at once. The call can be repeated with the same content.",
  params: incidentParams,
  body: closureBody,
  answers: { 200: json(incidentView, "The closed incident.") },
  refusals: ["NOT_FOUND", "ROLE_NOT_ALLOWED", "INCIDENT_ALREADY_CLOSED", "REFUND_NOT_ELIGIBLE"],
  useCase: makeCloseIncident,
  answer: async (closeIncident, { body, params }, origin) =>
    replyWith(await closeIncident({ ...params, closure: body }, origin), (incident) => ({
      status: 200,
      body: incident,
    })),
});
