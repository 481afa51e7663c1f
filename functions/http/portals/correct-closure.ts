import { makeCorrectClosure } from "../../../shared/application/portals/correct-closure.ts";
import { replyWith, json } from "../reply.ts";
import { route } from "../route.ts";
import {
  correctionBody,
  incidentParams,
  incidentView,
} from "../../../shared/contract/incidents.ts";

export default route("correctClosure", {
  summary: "Correct the closure of an incident",
  description:
    "A closure can be corrected once, within 30 days. A correction to duplicate or bug refunds the incident. The call can be repeated with the same content.",
  params: incidentParams,
  body: correctionBody,
  answers: { 200: json(incidentView, "The incident with the corrected closure.") },
  refusals: ["NOT_FOUND", "ROLE_NOT_ALLOWED", "CORRECTION_NOT_ALLOWED"],
  useCase: makeCorrectClosure,
  answer: async (correctClosure, { body, params }, origin) =>
    replyWith(await correctClosure({ ...params, ...body }, origin), (incident) => ({
      status: 200,
      body: incident,
    })),
});
