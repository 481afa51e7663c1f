import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { until } from "../support/environment.ts";
import { startCrashPlace } from "./crash-point.ts";
import type { CrashPlace } from "./crash-point.ts";
import { stories } from "./crash-stories.ts";
import type { Run, Story, StoryName } from "./crash-stories.ts";

/** A crash between the claim of a mail and its send: the claim counts for half a minute. */
const claimMs = 60_000;

/** The points that a run without a crash passes: a new step, turn or write is among them by itself. */
async function pointsOf(place: CrashPlace, { begin, functions }: Story): Promise<string[]> {
  const run = async (watch: (start: Run["start"]) => Promise<unknown>): Promise<unknown> => {
    const begun = await begin(place);
    const result = await watch(begun.start);
    await finish(begun);
    return result;
  };
  // The first one also makes what a process makes once.
  await run((start) => start());
  await until("nothing is under way", place.isIdle, claimMs);
  const passed = (await run((start) => place.watch(start))) as string[];
  return passed.filter((point) => functions.includes(point.split(":")[0] ?? ""));
}

/** One after another: they share a host, and each kills it. */
function makeTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

const soon = (run: Run): Promise<boolean> =>
  until("it is over", run.isOver, 2_000).catch(() => false);

async function finish({ check, isOver }: Run): Promise<void> {
  await until("it is over", isOver, claimMs);
  await check();
}

/** One test for each point that a run without a crash passes. It is run to collect the tests. */
export async function wholeCrashMatrix(name: StoryName): Promise<void> {
  const place = await startCrashPlace();
  try {
    crashMatrix(() => place, { [name]: await pointsOf(place, stories[name]) });
  } catch (error) {
    await place.stop();
    throw error;
  }
  afterAll(() => place.stop());
}

/** A test for each of these points; one that a story does not pass fails, because nothing dies. */
export function chosenCrashMatrix(points: Points): void {
  let place: CrashPlace;
  beforeAll(async () => {
    place = await startCrashPlace();
  });
  afterAll(() => place.stop());
  crashMatrix(() => place, points);
}

type Points = Readonly<Partial<Record<StoryName, readonly string[]>>>;

/**
 * The host dies at the point by SIGKILL, another one is started on the same data, and everything ends
 * as if nothing had been.
 */
function crashMatrix(place: () => CrashPlace, chosen: Points): void {
  vi.setConfig({ testTimeout: 600_000, maxConcurrency: 500 });
  const turn = makeTurns();
  for (const [name, points] of Object.entries(chosen)) {
    const story: Story = stories[name as StoryName];
    describe.concurrent(`crash matrix: ${name}, killed at`, () => {
      test.for(points)("%s", async (point) => {
        const late = await turn(async () => {
          const run = await story.begin(place());
          await place().dieAt(point, run.start);
          if (!story.ownsClock && !(await soon(run))) return run;
          await finish(run);
          return undefined;
        });
        // The others need not wait for it.
        if (late) await until("it is over", late.isOver, claimMs);
        await expect(Promise.resolve(late && turn(late.check))).resolves.toBeUndefined();
      });
    });
  }
}
