import type { Findings } from "../../shared/application/workflows/reconcile/findings.ts";
import type { ReconciliationProgress } from "../../shared/application/workflows/reconcile/reconcile-run.ts";
import * as steps from "./reconcile.steps.ts";
import { activity } from "./step.ts";
import type { ActivityFunction } from "./step.ts";

export interface ReconciliationSteps {
  readonly offersAfter: (after: string | null, limit: number) => Promise<string[]>;
  readonly check: (offerIds: readonly string[]) => Promise<Findings>;
  readonly record: (progress: ReconciliationProgress) => Promise<void>;
}

/** For the schema's arrays, which are not readonly. */
const plain = (findings: Findings) => ({ ...findings, mismatches: [...findings.mismatches] });

export const reconcileActivities = (does: ReconciliationSteps): ActivityFunction[] => [
  activity(steps.listOffers, async ({ after, limit }) => ({
    offerIds: await does.offersAfter(after, limit),
  })),
  activity(steps.reconcileOffers, async ({ offerIds }) => plain(await does.check(offerIds))),
  activity(steps.recordReconciliation, async (progress) => {
    await does.record(progress);
    return {};
  }),
];
