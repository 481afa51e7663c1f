import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { addFindings, noFindings } from "../../shared/application/workflows/reconcile/findings.ts";
import type { Findings } from "../../shared/application/workflows/reconcile/findings.ts";
import { call, task } from "./call.ts";
import * as steps from "./reconcile.steps.ts";

type Input = z.input<typeof steps.reconcileInput>;

const pageSize = 200;
const offersPerActivity = 50;

/** Compares every contract's ledger with its balances, page by page. */
export function* reconcile(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string } | undefined, unknown> {
  const input = steps.reconcileInput.parse(context.df.getInput());
  const { after, reconciliationId } = input;
  const before = input.findings ?? noFindings;
  context.df.setCustomStatus(shown(before));
  try {
    const { offerIds } = yield* call(context, steps.listOffers, { after, limit: pageSize });
    const findings = plain(addFindings(before, yield* checkAll(context, offerIds)));
    const last = offerIds.length < pageSize ? undefined : offerIds.at(-1);
    const state = last === undefined ? "Completed" : "Running";
    context.df.setCustomStatus(shown(findings));
    yield* call(context, steps.recordReconciliation, { reconciliationId, findings, state });
    if (last === undefined) return { state };
    context.df.continueAsNew({ reconciliationId, after: last, findings } satisfies Input);
    return undefined;
  } catch {
    // Only a step whose retries are used up throws here; what was found until then stays known.
    const state = "Failed";
    const findings = plain(before);
    yield* call(context, steps.recordReconciliation, { reconciliationId, findings, state });
    return { state };
  }
}

const plain = (findings: Findings) => ({ ...findings, mismatches: [...findings.mismatches] });

/** Numbers only: the custom status has little room. */
const shown = ({ entries, mismatchCount, offers }: Findings) => ({
  offers,
  entries,
  mismatches: mismatchCount,
});

function* checkAll(
  context: OrchestrationContext,
  offerIds: readonly string[],
): Generator<Task, Findings, unknown> {
  if (offerIds.length === 0) return noFindings;
  const tasks: Task[] = [];
  for (let from = 0; from < offerIds.length; from += offersPerActivity) {
    const batch = offerIds.slice(from, from + offersPerActivity);
    tasks.push(task(context, steps.reconcileOffers, { offerIds: batch }));
  }
  const done = (yield context.df.Task.all(tasks)) as unknown[];
  return done
    .map((each) => steps.reconcileOffers.output.parse(each))
    .reduce<Findings>(addFindings, noFindings);
}
