import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { page } from "../../schemas/basics.ts";
import { accountParams, incidentsQuery, incidentView } from "../../schemas/incidents.ts";
import { json } from "../answer.ts";

export const getIncidents = ({ listIncidents }: Pick<UseCases, "listIncidents">) =>
  route({
    operationId: "listIncidents",
    tag: "Portal",
    summary: "List an account's incidents",
    description:
      "The incidents that were created in this portal. Services Hub lists those of every portal.",
    params: accountParams,
    query: incidentsQuery,
    answers: { 200: json(page(incidentView), "A page of incidents.") },
    refusals: [],
    handle: async ({ params, query }, origin) =>
      answered(await listIncidents({ account: params, ...query }, origin), (body) => ({
        status: 200,
        body,
      })),
  });
