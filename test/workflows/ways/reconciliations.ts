import { reconcileName } from "../../../functions/durable/names.ts";
import { reconcileActivities } from "../../../functions/durable/reconcile.activities.ts";
import type { ReconciliationSteps } from "../../../functions/durable/reconcile.activities.ts";
import { noFindings } from "../../../shared/application/workflows/reconcile-findings.ts";
import { after, fault } from "./way.ts";
import type { Way } from "./way.ts";

const offers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `offer-${index}`);

function reconciling(way: string, changed: Partial<ReconciliationSteps> = {}): Way {
  const pages = [offers(200), offers(3)];
  return {
    orchestrator: reconcileName,
    way,
    activities: reconcileActivities({
      offersAfter: async () => pages.shift() ?? [],
      check: async (some) => ({ ...noFindings, offers: some.length, entries: some.length }),
      record: async () => undefined,
      ...changed,
    }),
    input: { reconciliationId: "reconciliation-1" },
  };
}

export const reconciliations: readonly Way[] = [
  reconciling("main"),
  reconciling("failed", { offersAfter: fault }),
  reconciling("retried", { check: after(2, async () => noFindings) }),
];
