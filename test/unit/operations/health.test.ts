import { expect, test } from "vitest";

import { shared } from "../../../functions/health.ts";

test("dependencies are checked at most every 2 s, and concurrent callers share one check", async () => {
  let now = 0;
  let checks = 0;
  const check = shared(
    async () => (checks += 1),
    () => now,
  );
  expect(await Promise.all([check(), check(), check()])).toEqual([1, 1, 1]);
  now = 1_999;
  expect(await check()).toBe(1);
  now = 2_000;
  expect(await check()).toBe(2);
});
