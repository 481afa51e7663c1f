import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("Task.all", () => {
  test("gives all results in the order of the calls", async () => {
    expect((await app().run("fanOut", 50)).output).toBe((50 * 49) / 2);
  });

  test("keeps apart what is retried side by side", async () => {
    expect((await app().run("fanOutRetrying")).output).toEqual([1, 2, 3, 4]);
  });

  test("fails with the first failure, and the orchestration may go on", async () => {
    const failure = "Activity function 'fail' failed:  one of two ";
    expect((await app().run("allFailing")).output).toEqual([failure, "went on"]);
  });

  // What the engine can do, not what is left of a machine that is busy with other tests.
  test("a fan-out can make 300 activities a second", async () => {
    const count = 600;
    const rates: number[] = [];
    while (rates.length < 5 && !rates.some((rate) => rate >= 300)) {
      const started = performance.now();
      await app().end(await app().start("fanOut", count), 30_000);
      rates.push(count / ((performance.now() - started) / 1000));
    }
    expect(Math.max(...rates)).toBeGreaterThanOrEqual(300);
  });
});

describe("Task.any", () => {
  test("gives what comes first, and the others later", async () => {
    const id = await app().start("anyInTurn");
    for (const name of ["b", "c", "a"]) await app().raise(id, name, name);
    expect((await app().end(id)).output).toEqual(["b", "c", "a"]);
  });
});
