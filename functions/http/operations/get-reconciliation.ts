import { makeGetReconciliation } from "../../../shared/application/operations/get-reconciliation.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { reconciliationParams, reconciliationView } from "../../../shared/contract/operations.ts";

export default route("getReconciliation", {
  summary: "Read the progress of a reconciliation",
  params: reconciliationParams,
  answers: { 200: json(reconciliationView, "What was compared, and the mismatches.") },
  refusals: ["NOT_FOUND"],
  useCase: makeGetReconciliation,
  answer: async (getReconciliation, { params }) => replyWith(await getReconciliation(params), ok),
});
