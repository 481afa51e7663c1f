import { makeAdjustBalance } from "../../../shared/application/operations/adjust-balance.ts";
import {
  adjustmentBody,
  adjustmentParams,
  adjustmentView,
} from "../../../shared/contract/adjustments.ts";
import { json, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("adjustBalance", {
  summary: "Adjust what a term grants",
  description:
    "Adds incidents to a limited benefit or removes them, with a reason that the statement shows. What remains is never negative. In a term that is over, added incidents are recorded and forfeited at once.",
  params: adjustmentParams,
  body: adjustmentBody,
  key: "required",
  answers: { 201: json(adjustmentView, "The ledger entry, and the benefit as it now is.") },
  refusals: ["NOT_FOUND", "BENEFIT_NOT_INCLUDED", "ADJUSTMENT_NOT_POSSIBLE"],
  useCase: makeAdjustBalance,
  answer: async (adjustBalance, { body, idempotencyKey, params }, origin) =>
    replyWith(
      await adjustBalance({ ...params, ...body, idempotencyKey }, origin),
      ({ replayed, value }) => ({ status: 201, body: value, replayed }),
    ),
});
