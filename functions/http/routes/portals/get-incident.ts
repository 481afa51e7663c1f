import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { incidentParams, incidentView } from "../../schemas/incidents.ts";
import { json } from "../answer.ts";

export const getIncident = ({ getIncident: read }: Pick<UseCases, "getIncident">) =>
  route({
    operationId: "getIncident",
    tag: "Portal",
    summary: "Read an incident",
    params: incidentParams,
    answers: { 200: json(incidentView, "The current state of the incident.") },
    refusals: ["NOT_FOUND"],
    handle: async ({ params }, origin) =>
      answered(await read(params, origin), (body) => ({ status: 200, body })),
  });
