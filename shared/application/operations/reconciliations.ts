import { accept, refuse } from "../../domain/result.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import type { ReconciliationStore } from "../ports/operations.ts";
import type { UseCases } from "../use-cases.ts";
import { noFindings } from "../workflows/reconcile/findings.ts";
import { newRunId } from "../workflows/run-id.ts";

type StartDeps = Pick<Deps, "clock" | "realNowMs" | "workflows"> & {
  readonly reconciliations: ReconciliationStore;
  readonly newSuffix: () => string;
};

/** Starts a reconciliation. It reports what does not agree, and repairs nothing. */
export const makeStartReconciliation =
  ({
    clock,
    newSuffix,
    realNowMs,
    reconciliations,
    workflows,
  }: StartDeps): UseCases["startReconciliation"] =>
  async () => {
    const reconciliationId = newRunId(realNowMs(), newSuffix());
    // Started first, as a sweep is: cut short here, the run puts itself on the list.
    await workflows.reconcile(reconciliationId);
    await afterWriting(() =>
      reconciliations.begin({
        reconciliationId,
        state: "Running",
        ...noFindings,
        startedAt: clock.now().toISOString(),
        finishedAt: null,
      }),
    );
    return accept({ reconciliationId });
  };

export const makeGetReconciliation =
  ({ reconciliations }: Pick<StartDeps, "reconciliations">): UseCases["getReconciliation"] =>
  async ({ reconciliationId }) => {
    const found = await reconciliations.read(reconciliationId);
    return found
      ? accept(found)
      : refuse({ code: "NOT_FOUND", detail: "The reconciliation does not exist." });
  };
