import { reconcileName } from "../../../functions/durable/names.ts";
import { reconcileSteps } from "../../../functions/durable/reconcile.steps.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";
import { noFindings } from "../../../shared/application/workflows/reconcile/findings.ts";
import type { Findings } from "../../../shared/application/workflows/reconcile/findings.ts";
import { after, fault, inTurn } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";

type Bodies = StepBodies<typeof reconcileSteps>;

const offers = (count: number) => ({
  offerIds: Array.from({ length: count }, (_, index) => `offer-${index}`),
});

const checked = (count: number): Findings => ({ ...noFindings, offers: count, entries: count });

const mismatched: Findings = {
  ...checked(1),
  mismatches: [{ offerId: "offer-0", term: 1, problem: "The balance differs." }],
  mismatchCount: 1,
};

function reconciliation(scenario: string, changed: Partial<Bodies> = {}): Scenario {
  const bodies: Bodies = {
    listOffersToReconcile: inTurn(offers(200), offers(3)),
    reconcileOffers: async ({ offerIds }) => checked(offerIds.length),
    recordReconciliation: async () => undefined,
    ...changed,
  };
  return {
    orchestrator: reconcileName,
    scenario,
    activities: activitiesOf(reconcileSteps, async () => bodies),
    input: { reconciliationId: "reconciliation-1" },
  };
}

export const reconciliations: readonly Scenario[] = [
  reconciliation("main"),
  reconciliation("empty", { listOffersToReconcile: inTurn(offers(0)) }),
  reconciliation("single", { listOffersToReconcile: inTurn(offers(1)) }),
  // The findings of a page are part of the input of the next page.
  reconciliation("mismatched", { reconcileOffers: async () => mismatched }),
  reconciliation("failed", { listOffersToReconcile: fault }),
  // The findings of the first page must not be lost.
  reconciliation("failed-later", {
    reconcileOffers: inTurn(checked(50), checked(50), checked(50), checked(50)),
  }),
  reconciliation("unrecorded", {
    listOffersToReconcile: inTurn(offers(1)),
    recordReconciliation: after(23, async () => undefined),
  }),
  reconciliation("retried", { reconcileOffers: after(2, async () => noFindings) }),
];
