import { makeListIncidents } from "../../../shared/application/portals/list-incidents.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { page } from "../../../shared/contract/basics.ts";
import { accountParams, incidentsQuery, incidentView } from "../../../shared/contract/incidents.ts";

export default route("listIncidents", {
  summary: "List an account's incidents",
  description:
    "The incidents that were created in this portal. Services Hub lists those of every portal.",
  params: accountParams,
  query: incidentsQuery,
  answers: { 200: json(page(incidentView), "A page of incidents.") },
  refusals: [],
  useCase: makeListIncidents,
  answer: async (listIncidents, { params, query }, origin) =>
    replyWith(await listIncidents({ account: params, ...query }, origin), ok),
});
