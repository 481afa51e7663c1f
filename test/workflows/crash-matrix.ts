import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { until } from "../support/environment.ts";
import { startCrashEnvironment } from "./crash-environment.ts";
import type { CrashEnvironment } from "./crash-environment.ts";
import { crashScenarios } from "./crash-scenarios.ts";
import type { Run, CrashScenario, ScenarioName } from "./crash-scenarios.ts";

/** After a crash between storing `Sending` and the send, a mail waits for half a minute. */
const timeoutMs = 60_000;

/**
 * The crash points that every run without a crash passes. New steps, turns and writes are included. A run that reads
 * the catalogue anew, which happens once a minute, has a request more. The next run has not.
 */
async function pointsOf(
  environment: CrashEnvironment,
  { begin, functions }: CrashScenario,
): Promise<string[]> {
  const run = async (watch: (start: Run["start"]) => Promise<unknown>): Promise<unknown> => {
    const begun = await begin(environment);
    const result = await watch(begun.start);
    await finish(begun);
    return result;
  };
  // The first run also creates what each process creates once.
  await run((start) => start());
  await until("no orchestration is running", environment.isIdle, timeoutMs);
  const watched = () => run((start) => environment.watch(start)) as Promise<string[]>;
  const again = new Set(await watched());
  const passed = (await watched()).filter((point) => again.has(point));
  return passed.filter((point) => functions.includes(point.split(":")[0] ?? ""));
}

/** Runs work one after another, because the tests share a host and each crashes it. */
function makeQueue(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}

const endsSoon = (run: Run): Promise<boolean> =>
  until("it is over", run.isOver, 2_000).catch(() => false);

async function finish({ check, isOver }: Run): Promise<void> {
  await until("it is over", isOver, timeoutMs);
  await check();
}

/** One test for each crash point that a run without a crash passes. That run collects the tests. */
export async function fullCrashMatrix(name: ScenarioName): Promise<void> {
  const environment = await startCrashEnvironment();
  try {
    crashMatrix(() => environment, { [name]: await pointsOf(environment, crashScenarios[name]) });
  } catch (error) {
    await environment.stop();
    throw error;
  }
  afterAll(() => environment.stop());
}

/** One test for each of these points. The test of a point that a scenario does not pass fails. */
export function partialCrashMatrix(points: Points): void {
  let environment: CrashEnvironment;
  beforeAll(async () => {
    environment = await startCrashEnvironment();
  });
  afterAll(() => environment.stop());
  crashMatrix(() => environment, points);
}

type Points = Readonly<Partial<Record<ScenarioName, readonly string[]>>>;

/**
 * Kills the host at the point with SIGKILL, starts another one on the same data, and checks that
 * everything ends as without a crash.
 */
function crashMatrix(environment: () => CrashEnvironment, chosen: Points): void {
  vi.setConfig({ testTimeout: 600_000, maxConcurrency: 500 });
  const queue = makeQueue();
  for (const [name, points] of Object.entries(chosen)) {
    const scenario: CrashScenario = crashScenarios[name as ScenarioName];
    describe.concurrent(`crash matrix: ${name}, killed at`, () => {
      test.for(points)("%s", async (point) => {
        const late = await queue(async () => {
          const run = await scenario.begin(environment());
          await environment().crashAt(point, run.start);
          if (!scenario.ownsClock && !(await endsSoon(run))) return run;
          await finish(run);
          return undefined;
        });
        // The other tests do not wait for it.
        if (late) await until("it is over", late.isOver, timeoutMs);
        await expect(Promise.resolve(late && queue(late.check))).resolves.toBeUndefined();
      });
    });
  }
}
