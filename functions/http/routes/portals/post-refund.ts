import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { incidentParams, incidentView, refundBody } from "../../schemas/incidents.ts";
import { json } from "../answer.ts";

export const postRefund = ({ decideRefund }: Pick<UseCases, "decideRefund">) =>
  route({
    operationId: "decideRefund",
    tag: "Portal",
    summary: "Decide whether an incident is refunded",
    description:
      "For billing, quota and subscription requests on cloud plans. A decision is final.",
    params: incidentParams,
    body: refundBody,
    answers: { 200: json(incidentView, "The incident with the decision.") },
    refusals: ["NOT_FOUND", "REFUND_NOT_CLOSED", "REFUND_NOT_ELIGIBLE", "REFUND_ALREADY_APPLIED"],
    handle: async ({ body, params }, origin) =>
      answered(await decideRefund({ ...params, ...body }, origin), (incident) => ({
        status: 200,
        body: incident,
      })),
  });
