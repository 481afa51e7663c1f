import { accept, refuse } from "../../domain/result.ts";
import type { ReconciliationStore } from "../ports/operations.ts";
import type { ReconciliationView } from "../../contract/operations.ts";
import type { Answer } from "../answer.ts";

interface GetDeps {
  readonly reconciliations: ReconciliationStore;
}

/** Returns one run of the reconciliation. */
export const makeGetReconciliation =
  ({ reconciliations }: GetDeps) =>
  async ({
    reconciliationId,
  }: {
    readonly reconciliationId: string;
  }): Promise<Answer<ReconciliationView>> => {
    const found = await reconciliations.read(reconciliationId);
    return found ? accept(found) : refuse({ code: "NOT_FOUND", detail: "No such reconciliation." });
  };
