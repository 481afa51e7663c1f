import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { describe, expect, test } from "vitest";
import { EventType } from "functions-host/durable/history";

import type { DueItem } from "../../shared/application/ports/operations.ts";
import { useAzurite } from "../support/azurite.ts";
import { dayOfRound, dueInRound, notDue, seed } from "../support/sweep-seed.ts";
import { sweepWorld } from "../support/sweep-world.ts";

const storage = useAzurite();

/** Sweeps on one storage, with the number of requests that each sends. */
async function counted() {
  let requests = 0;
  const policy: PipelinePolicy = {
    name: "count",
    sendRequest: (request, next) => {
      requests += 1;
      return next(request);
    },
  };
  const tables = await storage.freshTables({ policies: [policy] });
  const { setToday, sweep } = sweepWorld(tables);
  let round = 0;
  return {
    holds: (offers: ReturnType<typeof notDue>) => seed(tables, offers),
    requestsFor: async (due: number): Promise<number> => {
      await seed(tables, dueInRound(round, due));
      setToday(dayOfRound(round));
      round += 1;
      requests = 0;
      const { view } = await sweep();
      expect(view).toMatchObject({ state: "Completed", renewed: due, notices: due, failed: 0 });
      return requests;
    },
  };
}

describe("the cost of a sweep", () => {
  test("depends on what is due, not on the number of offers", async () => {
    const { holds, requestsFor } = await counted();
    await holds(notDue(0, 50));
    const amongFew = await requestsFor(10);
    await holds(notDue(50, 800));

    expect(await requestsFor(10)).toBe(amongFew);
  });

  test("is two requests per opened term: the head and the transaction", async () => {
    const { requestsFor } = await counted();
    const ten = await requestsFor(10);
    const thirty = await requestsFor(30);

    expect(thirty - ten).toBe(2 * (30 - 10));
    // The other requests occur once per page or run: the list, the record, added and removed items, old rows.
    expect(ten - 2 * 10).toBeLessThanOrEqual(19);
  });

  test("in memory is one page, however much is due", async () => {
    const { deps, setToday, sweep } = sweepWorld(await storage.freshTables());
    const day = "2026-09-01";
    const notices = Array.from({ length: 1_300 }, (_, n): { day: string; item: DueItem } => ({
      day,
      item: { kind: "Notice", offerId: `offer${n}`, subject: "RenewalDue", term: 1 },
    }));
    await deps.schedule.addAll(notices);
    setToday(day);
    const asked: number[] = [];
    const held: number[] = [];
    const due = deps.schedule.due.bind(deps.schedule);
    deps.schedule.due = async (until, limit, after) => {
      const page = await due(until, limit, after);
      asked.push(limit);
      held.push(page.length);
      return page;
    };

    const { run, view } = await sweep();

    expect(view).toMatchObject({ state: "Completed", notices: 1_300 });
    expect(Math.max(...asked)).toBeLessThanOrEqual(400);
    expect(Math.max(...held)).toBeLessThanOrEqual(400);
    const given = run.histories.map((history) =>
      history.flatMap((event) =>
        event.EventType === EventType.TaskScheduled && event.Name === "handleDue"
          ? (JSON.parse(event.Input ?? "{}") as { items: unknown[] }).items.length
          : [],
      ),
    );
    // No generation contains items of an earlier page.
    expect(given.map((counts) => counts.reduce((sum, count) => sum + count, 0))).toEqual(held);
    expect(Math.max(...given.flat())).toBeLessThanOrEqual(50);
  });
});
