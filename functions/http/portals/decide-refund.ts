import { makeDecideRefund } from "../../../shared/application/portals/decide-refund.ts";
import { replyWith, json } from "../reply.ts";
import { route } from "../route.ts";
import { incidentParams, incidentView, refundBody } from "../../../shared/contract/incidents.ts";

export default route("decideRefund", {
  summary: "Decide whether an incident is refunded",
  description: "For billing, quota and subscription requests on cloud plans. A decision is final.",
  params: incidentParams,
  body: refundBody,
  answers: { 200: json(incidentView, "The incident with the decision.") },
  refusals: [
    "NOT_FOUND",
    "ROLE_NOT_ALLOWED",
    "REFUND_NOT_CLOSED",
    "REFUND_NOT_ELIGIBLE",
    "REFUND_ALREADY_APPLIED",
  ],
  useCase: makeDecideRefund,
  answer: async (decideRefund, { body, params }, origin) =>
    replyWith(await decideRefund({ ...params, ...body }, origin), (incident) => ({
      status: 200,
      body: incident,
    })),
});
