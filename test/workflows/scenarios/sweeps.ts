import { sweepName } from "../../../functions/durable/names.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";
import { sweepSteps } from "../../../functions/durable/sweep.steps.ts";
import type { DueItem, ScheduledItem } from "../../../shared/application/ports/operations.ts";
import { noCounts } from "../../../shared/application/workflows/sweep/sweep-counts.ts";
import type { Counts } from "../../../shared/application/workflows/sweep/sweep-counts.ts";
import { after, fault, inTurn } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";

type Bodies = StepBodies<typeof sweepSteps>;

const handled = (count: number): Counts => ({ ...noCounts, due: count, renewed: count });

const scheduled = (item: DueItem, index: number): ScheduledItem => ({
  day: "2026-01-05",
  key: `${item.kind}:${item.offerId}`,
  item,
  etag: `etag-${index}`,
  addedAt: "2025-01-05T09:00:00.000Z",
});

const anniversaries = (count: number) => ({
  items: Array.from({ length: count }, (_, index) =>
    scheduled({ kind: "Anniversary", offerId: `offer-${index}`, term: 1 }, index),
  ),
});

const itemsOfEveryKind = {
  items: [
    { kind: "Anniversary", offerId: "offer-1", term: 1 } as const,
    { kind: "TermEnd", offerId: "offer-2", term: 1 } as const,
    { kind: "Notice", offerId: "offer-3", subject: "RenewalDue", term: 1 } as const,
    { kind: "Work", offerId: "offer-4", subject: "distribute-distribution-1" } as const,
  ].map(scheduled),
};

function sweep(scenario: string, changed: Partial<Bodies> = {}): Scenario {
  const bodies: Bodies = {
    beginSweep: async () => ({ today: "2026-01-05" }),
    listDue: inTurn(anniversaries(60), anniversaries(1), anniversaries(0)),
    handleDue: async ({ items }) => handled(items.length),
    recordSweep: async () => undefined,
    ...changed,
  };
  return {
    orchestrator: sweepName,
    scenario,
    activities: activitiesOf(sweepSteps, async () => bodies),
    input: { sweepId: "sweep-1" },
  };
}

export const sweeps: readonly Scenario[] = [
  sweep("main"),
  sweep("every-kind", { listDue: inTurn(itemsOfEveryKind, anniversaries(0)) }),
  sweep("failed", { listDue: fault }),
  sweep("failed-first", { beginSweep: fault }),
  // The counts of the first page must not be lost.
  sweep("failed-later", {
    listDue: inTurn(anniversaries(1), anniversaries(1)),
    handleDue: inTurn(handled(1)),
  }),
  sweep("unrecorded", {
    listDue: inTurn(anniversaries(1)),
    recordSweep: after(23, async () => undefined),
  }),
  sweep("retried", { handleDue: after(2, async () => noCounts) }),
];
