import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { reconciliationParams, reconciliationView } from "../../schemas/operations.ts";
import { json } from "../answer.ts";

export const getReconciliation = ({
  getReconciliation: read,
}: Pick<UseCases, "getReconciliation">) =>
  route({
    operationId: "getReconciliation",
    tag: "Operations",
    summary: "Read the progress of a reconciliation",
    params: reconciliationParams,
    answers: { 200: json(reconciliationView, "What was compared, and the mismatches.") },
    refusals: ["NOT_FOUND"],
    handle: async ({ params }) => answered(await read(params), (body) => ({ status: 200, body })),
  });
