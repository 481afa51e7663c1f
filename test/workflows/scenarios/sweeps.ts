import { sweepName } from "../../../functions/durable/names.ts";
import { sweepActivities } from "../../../functions/durable/sweep.activities.ts";
import type { SweepSteps } from "../../../functions/durable/sweep.activities.ts";
import type { DueItem, ScheduledItem } from "../../../shared/application/ports/operations.ts";
import { noCounts } from "../../../shared/application/workflows/sweep/sweep-counts.ts";
import type { Counts } from "../../../shared/application/workflows/sweep/sweep-counts.ts";
import { after, fault, inTurn } from "./scenario.ts";
import type { Way } from "./scenario.ts";

const handled = (count: number): Counts => ({ ...noCounts, due: count, renewed: count });

const scheduled = (item: DueItem, index: number): ScheduledItem => ({
  day: "2026-01-05",
  key: `${item.kind}:${item.offerId}`,
  item,
  etag: `etag-${index}`,
  addedAt: "2025-01-05T09:00:00.000Z",
});

const items = (count: number): ScheduledItem[] =>
  Array.from({ length: count }, (_, index) =>
    scheduled({ kind: "Anniversary", offerId: `offer-${index}`, term: 1 }, index),
  );

const itemsOfEveryKind = [
  { kind: "Anniversary", offerId: "offer-1", term: 1 } as const,
  { kind: "TermEnd", offerId: "offer-2", term: 1 } as const,
  { kind: "Notice", offerId: "offer-3", subject: "RenewalDue", term: 1 } as const,
  { kind: "Work", offerId: "offer-4", subject: "distribute-distribution-1" } as const,
].map(scheduled);

function sweeping(way: string, changed: Partial<SweepSteps> = {}): Way {
  return {
    orchestrator: sweepName,
    way,
    activities: sweepActivities({
      begin: async () => ({ today: "2026-01-05" }),
      listDue: inTurn(items(60), items(1), []),
      handleDue: async (some) => handled(some.length),
      record: async () => undefined,
      ...changed,
    }),
    input: { sweepId: "sweep-1" },
  };
}

export const sweeps: readonly Way[] = [
  sweeping("main"),
  sweeping("every-kind", { listDue: inTurn(itemsOfEveryKind, []) }),
  sweeping("failed", { listDue: fault }),
  sweeping("failed-first", { begin: fault }),
  // With counts of a page that are not to be lost.
  sweeping("failed-later", {
    listDue: inTurn(items(1), items(1)),
    handleDue: inTurn(handled(1)),
  }),
  sweeping("unrecorded", {
    listDue: inTurn(items(1)),
    record: after(23, async () => undefined),
  }),
  sweeping("retried", { handleDue: after(2, async () => noCounts) }),
];
