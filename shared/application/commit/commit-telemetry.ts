import type { CommitOutcome } from "../ports/contract-rows.ts";
import { reportEvents } from "./business-events.ts";
import type { CommitPlan } from "./commit-plan.ts";
import type { WriterDeps } from "./writer-deps.ts";

/** Rows of the transaction, including the head. */
const sizeOf = ({ entries, rows }: CommitPlan): number => rows.length + entries.length + 1;

/** Runs a transaction in a span that belongs to the traces of all its commands. */
export const withSpan = (
  { telemetry }: WriterDeps,
  plan: CommitPlan,
  commit: () => Promise<CommitOutcome>,
): Promise<CommitOutcome> =>
  telemetry.span("table.transaction", commit, {
    from: plan.decided.map(({ pending }) => pending.spanContext),
    attributes: { commands: plan.decided.length, rows: sizeOf(plan) },
    outcome: ({ kind }) => ({ outcome: kind }),
  });

/** Records a committed transaction: its business events, its size and its retries. */
export function recordCommit({ telemetry }: WriterDeps, plan: CommitPlan, tries: number): void {
  reportEvents(telemetry, plan);
  telemetry.measure("benefits.commit.commands", plan.decided.length, {});
  telemetry.measure("benefits.commit.rows", sizeOf(plan), {});
  if (tries > 1) telemetry.measure("benefits.commit.retries", tries - 1, {});
}
