import { reviewSince } from "../../../domain/closure.ts";
import type { Deps } from "../../deps.ts";
import { addReview } from "../../contracts/waiting-reviews.ts";
import type { ReconciliationStore } from "../../ports/operations.ts";
import type { Telemetry } from "../../ports/telemetry.ts";
import { UnreadableRow } from "../../ports/unreadable-row.ts";
import type { AuditDeps, OfferFindings } from "./reconcile-offer.ts";
import { makeReconcileOffer } from "./reconcile-offer.ts";
import type { Findings } from "./findings.ts";
import { findMissingContracts } from "./missing-contracts.ts";
import { addFindings, findingsOf, noFindings } from "./findings.ts";
import type { Mismatch, ReconciliationView } from "../../../contract/operations.ts";

type RunDeps = AuditDeps &
  Pick<Deps, "clock" | "refundReviews" | "rules" | "schedule" | "telemetry"> & {
    readonly reconciliations: ReconciliationStore;
  };

export interface ReconciliationProgress {
  readonly reconciliationId: string;
  readonly findings: Findings;
  readonly state: ReconciliationView["state"];
}

interface OfferIds {
  readonly offerIds: readonly string[];
}

/** Offers per call whose rows are read in parallel. */
const concurrencyMax = 4;

/** Completes the index of waiting refunds with those that version 0.1.0 left: it had no index. */
async function indexReviews(deps: RunDeps, offerId: string): Promise<void> {
  for await (const incident of deps.audit.incidentsOf(offerId)) {
    const closedAt = reviewSince(incident);
    if (closedAt !== null) {
      await addReview(deps, { closedAt, incidentId: incident.incidentId }, incident);
    }
  }
}

/** A row that cannot be read is a mismatch. A storage failure is not. */
async function findingsOfOffer(
  deps: RunDeps,
  reconcile: (offerId: string) => Promise<OfferFindings>,
  offerId: string,
): Promise<Findings> {
  try {
    const findings = findingsOf(await reconcile(offerId));
    await indexReviews(deps, offerId);
    return findings;
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    const unreadable: Mismatch = { offerId, term: 0, problem: "one of its rows cannot be read" };
    return findingsOf({ entries: 0, mismatches: [unreadable] });
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

/** The steps of a reconciliation. They read contracts and never write one. */
export function makeReconciliationRun(deps: RunDeps) {
  const reconcile = makeReconcileOffer(deps);
  return {
    listOffersToReconcile: async (page: {
      readonly after: string | null;
      readonly limit: number;
    }): Promise<OfferIds> => ({ offerIds: await deps.audit.offersAfter(page.after, page.limit) }),

    reconcileOffers: async ({ offerIds }: OfferIds): Promise<Findings> => {
      const waiting = [...offerIds];
      let findings = noFindings;
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const one = await findingsOfOffer(deps, reconcile, next);
          findings = addFindings(findings, one);
        }
      };
      await Promise.all(Array.from({ length: concurrencyMax }, work));
      return findings;
    },

    /** Stores and reports the progress. Repeating it writes and reports the same again. */
    recordReconciliation: async ({
      findings: found,
      reconciliationId,
      state,
    }: ReconciliationProgress): Promise<void> => {
      // Purchases are not listed by offer, so they are checked once, at the end.
      const findings =
        state === "Completed" ? addFindings(found, await findMissingContracts(deps)) : found;
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
