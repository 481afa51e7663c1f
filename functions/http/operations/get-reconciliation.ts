import { makeGetReconciliation } from "../../../shared/application/operations/reconciliations.ts";
import { answered, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { reconciliationParams, reconciliationView } from "../../../shared/contract/operations.ts";

export default route("getReconciliation", {
  summary: "Follow a reconciliation",
  params: reconciliationParams,
  answers: { 200: json(reconciliationView, "What was compared, and what does not agree.") },
  refusals: ["NOT_FOUND"],
  useCase: makeGetReconciliation,
  answer: async (getReconciliation, { params }) => answered(await getReconciliation(params), ok),
});
