import { makeRequestConsultation } from "../../../shared/application/partner/request-consultation.ts";
import { replyWith, json } from "../reply.ts";
import { route } from "../route.ts";
import { optionalEmptyBody } from "../../../shared/contract/basics.ts";
import { consultationParams, consultationView } from "../../../shared/contract/partner.ts";

export default route("requestConsultation", {
  summary: "Request a technical consultation of ISV Success",
  description: "Consultations have no IDs and no incidents. A repeat returns the same request.",
  params: consultationParams,
  body: optionalEmptyBody,
  answers: { 202: json(consultationView, "The request.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "ROLE_NOT_ALLOWED", "ISV_SUCCESS_REQUIRED", "NOT_FOUND"],
  useCase: makeRequestConsultation,
  answer: async (requestConsultation, { params }, origin) =>
    replyWith(await requestConsultation(params, origin), (body) => ({ status: 202, body })),
});
