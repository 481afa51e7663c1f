import type { Deps } from "../../deps.ts";
import type { ReconciliationStore } from "../../ports/operations.ts";
import type { Telemetry } from "../../ports/telemetry.ts";
import { UnreadableRow } from "../../ports/unreadable-row.ts";
import type { Mismatch, ReconciliationView } from "../../views.ts";
import type { AuditDeps, OfferFindings } from "./reconcile-offer.ts";
import { makeReconcileOffer } from "./reconcile-offer.ts";
import type { Findings } from "./findings.ts";
import { addFindings, findingsOf, noFindings } from "./findings.ts";

type RunDeps = AuditDeps &
  Pick<Deps, "clock" | "telemetry"> & {
    readonly reconciliations: ReconciliationStore;
  };

export interface ReconciliationProgress {
  readonly reconciliationId: string;
  readonly findings: Findings;
  readonly state: ReconciliationView["state"];
}

/** Offers whose rows are being read at once, per call. */
const sideBySide = 4;

/** A row that cannot be read is a finding; that storage does not answer is not. */
async function found(
  reconcile: (offerId: string) => Promise<OfferFindings>,
  offerId: string,
): Promise<Findings> {
  try {
    return findingsOf(await reconcile(offerId));
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    const torn: Mismatch = { offerId, term: 0, problem: "one of its rows cannot be read" };
    return findingsOf({ entries: 0, mismatches: [torn] });
  }
}

/** Reports a run that is over. */
function report(
  { event }: Telemetry,
  { entries, mismatchCount: mismatches, offers }: Findings,
  state: ReconciliationProgress["state"],
): void {
  if (state === "Running") return;
  if (mismatches > 0) event("ReconciliationMismatch", { mismatches });
  if (state === "Completed") event("ReconciliationFinished", { offers, entries, mismatches });
  else event("ReconciliationFailed", { offers, mismatches });
}

/** What a run of the reconciliation does step by step. It reads contracts and never writes one. */
export function makeReconciliationRun(deps: RunDeps) {
  const reconcile = makeReconcileOffer(deps);
  return {
    offersAfter: (after: string | null, limit: number): Promise<string[]> =>
      deps.audit.offersAfter(after, limit),

    check: async (offerIds: readonly string[]): Promise<Findings> => {
      const waiting = [...offerIds];
      let findings = noFindings;
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const one = await found(reconcile, next);
          findings = addFindings(findings, one);
        }
      };
      await Promise.all(Array.from({ length: sideBySide }, work));
      return findings;
    },

    /** Repeating it writes and reports the same again. */
    record: async ({
      findings,
      reconciliationId,
      state,
    }: ReconciliationProgress): Promise<void> => {
      const now = deps.clock.now().toISOString();
      const before = await deps.reconciliations.read(reconciliationId);
      await deps.reconciliations.put({
        reconciliationId,
        state,
        ...findings,
        startedAt: before?.startedAt ?? now,
        finishedAt: state === "Running" ? null : now,
      });
      report(deps.telemetry, findings, state);
    },
  };
}
