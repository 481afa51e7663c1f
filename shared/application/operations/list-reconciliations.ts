import type { Page } from "../../contract/basics.ts";
import type { ReconciliationView } from "../../contract/operations.ts";
import type { Answer } from "../answer.ts";
import { pageOf } from "../paging.ts";
import type { Paging } from "../paging.ts";
import type { ReconciliationStore } from "../ports/operations.ts";

interface ListDeps {
  readonly reconciliations: ReconciliationStore;
}

/** Lists the runs of the reconciliation, newest first. Operators start them, so there are few. */
export const makeListReconciliations =
  ({ reconciliations }: ListDeps) =>
  async (paging: Paging): Promise<Answer<Page<ReconciliationView>>> =>
    pageOf(await reconciliations.list(), ({ reconciliationId }) => reconciliationId, paging);
