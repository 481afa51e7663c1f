import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { addCounts, noCounts } from "../../shared/application/workflows/sweep/sweep-counts.ts";
import type { Counts } from "../../shared/application/workflows/sweep/sweep-counts.ts";
import { call, task } from "./call.ts";
import * as steps from "./sweep.steps.ts";

type Input = z.output<typeof steps.sweepInput>;
type Items = z.output<typeof steps.listDue.output>["items"];

/** One page is one generation of the workflow: its history stays as short as that. */
const pageSize = 400;
const itemsPerActivity = 50;

/**
 * Deals with everything that is due today, page by page, and continues as new until it has seen all
 * of it. An item that fails stays in the schedule for the next run; this one goes on behind it.
 */
export function* sweep(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string } | undefined, unknown> {
  const input = steps.sweepInput.parse(context.df.getInput());
  const { after, sweepId } = input;
  const before = input.counts ?? noCounts;
  context.df.setCustomStatus(before);
  try {
    const today = input.today ?? (yield* call(context, steps.beginSweep, { sweepId })).today;
    const page = { today, after, limit: pageSize };
    const { items } = yield* call(context, steps.listDue, page);
    const counts = addCounts(before, yield* handleAll(context, items));
    // A short page is not the end: what was dealt with may have brought what is due today.
    const last = items.at(-1);
    const state = last ? "Running" : "Completed";
    context.df.setCustomStatus(counts);
    yield* call(context, steps.recordSweep, { sweepId, counts, state });
    if (!last) return { state };
    const { day, key } = last;
    context.df.continueAsNew({ sweepId, today, after: { day, key }, counts } satisfies Input);
    return undefined;
  } catch {
    // Only a step whose retries are used up throws here. What is left is the next run's.
    yield* call(context, steps.recordSweep, { sweepId, counts: before, state: "Failed" });
    return { state: "Failed" };
  }
}

function* handleAll(context: OrchestrationContext, items: Items): Generator<Task, Counts, unknown> {
  if (items.length === 0) return noCounts;
  const tasks: Task[] = [];
  for (let from = 0; from < items.length; from += itemsPerActivity) {
    const batch = items.slice(from, from + itemsPerActivity);
    tasks.push(task(context, steps.handleDue, { items: batch }));
  }
  const done = (yield context.df.Task.all(tasks)) as unknown[];
  return done.map((each) => steps.counts.parse(each)).reduce(addCounts, noCounts);
}
