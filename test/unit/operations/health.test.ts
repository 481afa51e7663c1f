import { describe, expect, test } from "vitest";

import { defaultRules } from "../../../shared/domain/rules.ts";
import { makeHealth, shared } from "../../../functions/health.ts";
import { recorder } from "../../support/recorder.ts";

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

describe("a service that reads everything", () => {
  const email = { mode: "identity", endpoint: "data:,up", sender: "a@contoso.example" } as const;
  const healthWith = async (probe: () => Promise<number>) => {
    const { reported, telemetry } = recorder();
    const readStorage = () => Promise.resolve();
    const config = { email, rules: defaultRules };
    const probes = { probe, readStorage, telemetry };
    const view = await makeHealth(probes, config, "1.2.3", { asOf: "2026-01-01" })();
    return { view, reported };
  };

  test("and cannot write its task hub is down, and names it", async () => {
    const { view } = await healthWith(() => Promise.reject(new Error("The disk is full.")));
    const dependencies = { storage: "up", taskHub: "down", email: "up" };
    expect(view).toMatchObject({ status: "down", dependencies });
  });

  test.each([
    [0, "up"],
    [60, "up"],
    [61, "down"],
  ])("and whose workflows wait for %i s reports the wait, and is %s", async (waited, status) => {
    const { reported, view } = await healthWith(() => Promise.resolve(waited));
    expect(reported).toEqual([["benefits.hub.wait", waited, {}]]);
    expect(view).toMatchObject({ status, dependencies: { taskHub: status } });
  });
});
