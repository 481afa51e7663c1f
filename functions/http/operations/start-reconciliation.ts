import { makeStartReconciliation } from "../../../shared/application/operations/start-reconciliation.ts";
import { replyWith, locationHeader, json, pollAgain } from "../reply.ts";
import { route } from "../route.ts";
import { optionalEmptyBody } from "../../../shared/contract/basics.ts";
import { reconciliationStarted } from "../../../shared/contract/operations.ts";

export default route("startReconciliation", {
  summary: "Recompute every balance and hash chain from the ledger",
  description: "It reports mismatches and repairs nothing.",
  body: optionalEmptyBody,
  answers: {
    202: json(reconciliationStarted, "The running reconciliation.", "Location", "Retry-After"),
  },
  refusals: [],
  useCase: makeStartReconciliation,
  answer: async (startReconciliation) =>
    replyWith(await startReconciliation(), (body) => ({
      status: 202,
      body,
      headers: { ...locationHeader("ops", "reconciliations", body.reconciliationId), ...pollAgain },
    })),
});
