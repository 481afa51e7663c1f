import { accept, refuse } from "../../domain/result.ts";
import type { ReconciliationStore } from "../ports/operations.ts";
import type { UseCases } from "../use-cases.ts";

interface GetDeps {
  readonly reconciliations: ReconciliationStore;
}

/** Returns one run of the reconciliation. */
export const makeGetReconciliation =
  ({ reconciliations }: GetDeps): UseCases["getReconciliation"] =>
  async ({ reconciliationId }) => {
    const found = await reconciliations.read(reconciliationId);
    return found ? accept(found) : refuse({ code: "NOT_FOUND", detail: "No such reconciliation." });
  };
