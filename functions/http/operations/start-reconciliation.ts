import { makeStartReconciliation } from "../../../shared/application/operations/start-reconciliation.ts";
import { answered, at, json, lookAgain } from "../reply.ts";
import { route } from "../route.ts";
import { emptyBody } from "../../../shared/contract/basics.ts";
import { reconciliationStarted } from "../../../shared/contract/operations.ts";

export default route("startReconciliation", {
  summary: "Recompute every balance and hash chain from the ledger",
  description: "It reports mismatches and repairs nothing.",
  body: emptyBody,
  answers: {
    202: json(reconciliationStarted, "The running reconciliation.", "Location", "Retry-After"),
  },
  refusals: [],
  useCase: makeStartReconciliation,
  answer: async (startReconciliation) =>
    answered(await startReconciliation(), (body) => ({
      status: 202,
      body,
      headers: { ...at("ops", "reconciliations", body.reconciliationId), ...lookAgain },
    })),
});
