import { sweepName } from "../../../functions/durable/names.ts";
import { sweepActivities } from "../../../functions/durable/sweep.activities.ts";
import type { SweepSteps } from "../../../functions/durable/sweep.activities.ts";
import type { ScheduledItem } from "../../../shared/application/ports/operations.ts";
import { noCounts } from "../../../shared/application/workflows/sweep-counts.ts";
import { after, fault } from "./way.ts";
import type { Way } from "./way.ts";

const items = (count: number): ScheduledItem[] =>
  Array.from({ length: count }, (_, index) => ({
    day: "2026-01-05",
    key: `Anniversary:offer-${index}`,
    item: { kind: "Anniversary", offerId: `offer-${index}`, term: 1 },
    etag: `etag-${index}`,
    addedAt: "2025-01-05T09:00:00.000Z",
  }));

function sweeping(way: string, changed: Partial<SweepSteps> = {}): Way {
  const pages = [items(60), items(1)];
  return {
    orchestrator: sweepName,
    way,
    activities: sweepActivities({
      begin: async () => ({ today: "2026-01-05" }),
      listDue: async () => pages.shift() ?? [],
      handleDue: async (some) => ({ ...noCounts, due: some.length, renewed: some.length }),
      record: async () => undefined,
      ...changed,
    }),
    input: { sweepId: "sweep-1" },
  };
}

export const sweeps: readonly Way[] = [
  sweeping("main"),
  sweeping("failed", { listDue: fault }),
  sweeping("retried", { handleDue: after(2, async () => noCounts) }),
];
