import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { addCounts, noCounts } from "../../shared/application/workflows/sweep/sweep-counts.ts";
import type { Counts } from "../../shared/application/workflows/sweep/sweep-counts.ts";
import { call, callAll, chunksOf } from "./call.ts";
import { sweepInput, sweepSteps as steps } from "./sweep.steps.ts";

type Items = z.output<typeof steps.listDue.output>["items"];

const pageSize = 400;
const itemsPerActivity = 50;

/**
 * Handles everything that is due today page by page, and continues as new after each page, so that a
 * history holds one page only. An item that fails stays in the schedule for the next run.
 */
export function* sweep(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string } | undefined, unknown> {
  const input = sweepInput.parse(context.df.getInput());
  const { after, counts: before = noCounts, sweepId } = input;
  try {
    const today = input.today ?? (yield* call(context, steps.beginSweep, { sweepId })).today;
    const { items } = yield* call(context, steps.listDue, { today, after, limit: pageSize });
    const counts = addCounts(before, yield* handleAll(context, items));
    // A short page is not the last: handled items may have scheduled more for today.
    const last = items.at(-1);
    const state = last ? "Running" : "Completed";
    yield* call(context, steps.recordSweep, { sweepId, counts, state });
    if (!last) return { state };
    const { day, key } = last;
    const next: z.input<typeof sweepInput> = { sweepId, today, after: { day, key }, counts };
    context.df.continueAsNew(next);
    return undefined;
  } catch {
    // Only a step that has used up its retries throws here. The next run handles the rest.
    yield* call(context, steps.recordSweep, { sweepId, counts: before, state: "Failed" });
    return { state: "Failed" };
  }
}

function* handleAll(context: OrchestrationContext, items: Items): Generator<Task, Counts, unknown> {
  const chunks = chunksOf(items, itemsPerActivity).map((chunk) => ({ items: chunk }));
  const counts = yield* callAll(context, steps.handleDue, chunks);
  return counts.reduce(addCounts, noCounts);
}
