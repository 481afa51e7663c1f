import { expect, test } from "vitest";

import { defaultRules } from "../../../shared/domain/rules.ts";
import { makeHealth, shared } from "../../../functions/health.ts";

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

test("a service that reads everything and cannot write its task hub is down, and names it", async () => {
  const email = { mode: "identity", endpoint: "data:,up", sender: "a@contoso.example" } as const;
  const health = makeHealth(
    {
      readStorage: () => Promise.resolve(),
      writeTaskHub: () => Promise.reject(new Error("The disk is full.")),
    },
    { email, rules: defaultRules },
    "1.2.3",
    { asOf: "2026-01-01" },
  );
  expect(await health()).toMatchObject({
    status: "down",
    dependencies: { storage: "up", taskHub: "down", email: "up" },
  });
});
