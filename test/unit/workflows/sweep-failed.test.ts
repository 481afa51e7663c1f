import { expect, test } from "vitest";

import { sweep } from "../../../functions/durable/sweep.orchestrator.ts";
import { sweepSteps } from "../../../functions/durable/sweep.steps.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import { noCounts } from "../../../shared/application/workflows/sweep/sweep-counts.ts";
import { runOrchestrator } from "../../support/run-orchestrator.ts";

const items = Array.from({ length: 120 }, (_, index) => ({
  ...{ day: "2026-01-05", key: `Anniversary:offer-${index}`, etag: "1" },
  item: { kind: "Anniversary", offerId: `offer-${index}`, term: 1 } as const,
  addedAt: "2025-01-05T09:00:00.000Z",
}));

test("a sweep of which one batch has used up its tries ends as Failed, after the other batches", async () => {
  const handled: string[] = [];
  const recorded: unknown[] = [];
  const activities = activitiesOf(sweepSteps, async () => ({
    beginSweep: async () => ({ today: "2026-01-05" }),
    listDue: async () => ({ items }),
    handleDue: async ({ items: batch }) => {
      const first = batch[0]?.item.offerId ?? "";
      if (first === "offer-50") throw new Error("The storage is away");
      handled.push(first);
      return noCounts;
    },
    recordSweep: async (record) => void recorded.push(record),
  }));

  const { calls, output } = await runOrchestrator({
    orchestrator: sweep,
    activities,
    input: { sweepId: "sweep-1" },
  });

  expect(output).toEqual({ state: "Failed" });
  expect(recorded).toEqual([{ sweepId: "sweep-1", counts: noCounts, state: "Failed" }]);
  expect(handled).toEqual(["offer-0", "offer-100"]);
  expect(calls.filter((name) => name === "handleDue")).toHaveLength(2 + 23);
});
