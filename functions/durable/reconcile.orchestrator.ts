import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { addFindings, noFindings } from "../../shared/application/workflows/reconcile/findings.ts";
import type { Findings } from "../../shared/application/workflows/reconcile/findings.ts";
import { call, callAll, chunksOf } from "./call.ts";
import { reconcileInput, reconcileSteps as steps } from "./reconcile.steps.ts";

const pageSize = 200;
const offersPerActivity = 50;

/**
 * Checks all offers page by page, and continues as new after each page, so that a history holds one
 * page only.
 */
export function* reconcile(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string } | undefined, unknown> {
  const input = reconcileInput.parse(context.df.getInput());
  const { after, findings: before = noFindings, reconciliationId } = input;
  try {
    const page = yield* call(context, steps.listOffersToReconcile, { after, limit: pageSize });
    const findings = addFindings(before, yield* checkAll(context, page.offerIds));
    const last = page.offerIds.length < pageSize ? undefined : page.offerIds.at(-1);
    const state = last === undefined ? "Completed" : "Running";
    yield* call(context, steps.recordReconciliation, { reconciliationId, findings, state });
    if (last === undefined) return { state };
    const next: z.input<typeof reconcileInput> = { reconciliationId, after: last, findings };
    context.df.continueAsNew(next);
    return undefined;
  } catch {
    // Only a step that has used up its retries throws here. The findings before it are kept.
    const failed = { reconciliationId, findings: before, state: "Failed" } as const;
    yield* call(context, steps.recordReconciliation, failed);
    return { state: failed.state };
  }
}

function* checkAll(
  context: OrchestrationContext,
  offerIds: readonly string[],
): Generator<Task, Findings, unknown> {
  const chunks = chunksOf(offerIds, offersPerActivity).map((chunk) => ({ offerIds: chunk }));
  const found = yield* callAll(context, steps.reconcileOffers, chunks);
  return found.reduce<Findings>(addFindings, noFindings);
}
