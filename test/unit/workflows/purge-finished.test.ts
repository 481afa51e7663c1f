import type { DurableClient } from "durable-functions";
import { expect, test } from "vitest";

import { purgeFinished } from "../../../functions/durable/purge-finished.ts";

const hourMs = 3_600_000;
const now = Date.parse("2026-11-29T03:30:00Z");

interface Filter {
  readonly createdTimeFrom: Date;
  readonly createdTimeTo: Date;
  readonly runtimeStatus: readonly string[];
}

test("a purge asks for everything that is older than 30 days, the newest of it six hours at a time", async () => {
  const asked: Filter[] = [];
  const purgeInstanceHistoryBy = (filter: Filter) => {
    asked.push(filter);
    return Promise.resolve({ instancesDeleted: 2 });
  };
  const client = { purgeInstanceHistoryBy } as unknown as DurableClient;
  expect(await purgeFinished(client, now)).toBe(2 * asked.length);
  const windows = asked
    .map((filter) => [filter.createdTimeFrom.getTime(), filter.createdTimeTo.getTime()] as const)
    .toSorted(([one], [other]) => one - other);
  const end = now - 30 * 24 * hourMs;
  const days = [...Array(13).keys()].map((window) => end - (12 - window) * 6 * hourMs);
  expect(windows).toEqual([0, ...days].slice(0, -1).map((from, index) => [from, days[index]]));
  for (const { runtimeStatus } of asked) {
    expect(runtimeStatus).toEqual(["Completed", "Failed", "Terminated", "Canceled"]);
  }
});
