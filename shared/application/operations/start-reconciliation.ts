import { accept } from "../../domain/result.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import type { ReconciliationStore } from "../ports/operations.ts";
import { noFindings } from "../workflows/reconcile/findings.ts";
import { newRunId } from "../workflows/run-id.ts";
import type { Answer } from "../answer.ts";

type StartDeps = Pick<Deps, "clock" | "realNowMs" | "workflows"> & {
  readonly reconciliations: ReconciliationStore;
  /** Returns a new random string of digits and lowercase letters. */
  readonly newSuffix: () => string;
};

/** Starts a reconciliation, which reports mismatches and repairs nothing. */
export const makeStartReconciliation =
  (deps: StartDeps) => async (): Promise<Answer<{ readonly reconciliationId: string }>> => {
    const reconciliationId = newRunId(deps.realNowMs(), deps.newSuffix());
    // The workflow starts first: after a crash here, the run lists itself.
    await deps.workflows.reconcile(reconciliationId);
    await afterWriting(() =>
      deps.reconciliations.begin({
        reconciliationId,
        state: "Running",
        ...noFindings,
        startedAt: deps.clock.now().toISOString(),
        finishedAt: null,
      }),
    );
    return accept({ reconciliationId });
  };
