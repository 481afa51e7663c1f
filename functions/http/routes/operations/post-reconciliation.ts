import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { emptyBody } from "../../schemas/basics.ts";
import { reconciliationStarted } from "../../schemas/operations.ts";
import { at, json, lookAgain } from "../answer.ts";

export const postReconciliation = ({
  startReconciliation,
}: Pick<UseCases, "startReconciliation">) =>
  route({
    operationId: "startReconciliation",
    tag: "Operations",
    summary: "Recompute every balance and hash chain from the ledger",
    description: "It reports mismatches and repairs nothing.",
    body: emptyBody,
    answers: {
      202: json(reconciliationStarted, "The running reconciliation.", "Location", "Retry-After"),
    },
    refusals: [],
    handle: async (_, origin) =>
      answered(await startReconciliation(origin), (body) => ({
        status: 202,
        body,
        headers: { ...at("ops", "reconciliations", body.reconciliationId), ...lookAgain },
      })),
  });
