import { reconcileName } from "../../../functions/durable/names.ts";
import { reconcileActivities } from "../../../functions/durable/reconcile.activities.ts";
import type { ReconciliationSteps } from "../../../functions/durable/reconcile.activities.ts";
import { noFindings } from "../../../shared/application/workflows/reconcile/findings.ts";
import type { Findings } from "../../../shared/application/workflows/reconcile/findings.ts";
import { after, fault, inTurn } from "./scenario.ts";
import type { Way } from "./scenario.ts";

const offers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `offer-${index}`);

const checked = (count: number): Findings => ({ ...noFindings, offers: count, entries: count });

const mismatched: Findings = {
  ...checked(1),
  mismatches: [{ offerId: "offer-0", term: 1, problem: "The balance differs." }],
  mismatchCount: 1,
};

function reconciling(way: string, changed: Partial<ReconciliationSteps> = {}): Way {
  return {
    orchestrator: reconcileName,
    way,
    activities: reconcileActivities({
      offersAfter: inTurn(offers(200), offers(3)),
      check: async (some) => checked(some.length),
      record: async () => undefined,
      ...changed,
    }),
    input: { reconciliationId: "reconciliation-1" },
  };
}

export const reconciliations: readonly Way[] = [
  reconciling("main"),
  reconciling("empty", { offersAfter: inTurn([]) }),
  reconciling("single", { offersAfter: inTurn(offers(1)) }),
  // A page with findings goes into the input of the next.
  reconciling("mismatched", { check: async () => mismatched }),
  reconciling("failed", { offersAfter: fault }),
  // With findings of a page that are not to be lost.
  reconciling("failed-later", {
    check: inTurn(checked(50), checked(50), checked(50), checked(50)),
  }),
  reconciling("unrecorded", {
    offersAfter: inTurn(offers(1)),
    record: after(23, async () => undefined),
  }),
  reconciling("retried", { check: after(2, async () => noFindings) }),
];
