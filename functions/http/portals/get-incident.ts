import { makeGetIncident } from "../../../shared/application/portals/get-incident.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { incidentParams, incidentView } from "../../../shared/contract/incidents.ts";

export default route("getIncident", {
  summary: "Read an incident",
  params: incidentParams,
  answers: { 200: json(incidentView, "The current state of the incident.") },
  refusals: ["NOT_FOUND"],
  useCase: makeGetIncident,
  answer: async (getIncident, { params }, origin) =>
    replyWith(await getIncident(params, origin), ok),
});
