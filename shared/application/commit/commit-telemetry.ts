import { noopTelemetry } from "../ports/telemetry.ts";
import { reportEvents } from "./business-events.ts";
import type { WriterDeps } from "./writer-deps.ts";
import type { CommitPlan } from "./commit-plan.ts";
import type { CommitOutcome } from "../ports/contract-rows.ts";

/** Rows of the transaction, the head among them. */
const sizeOf = ({ entries, rows }: CommitPlan): number => rows.length + entries.length + 1;

/** Sends a transaction as what the callers of all its operations wait for, a part of their traces. */
export const withSpan = (
  { telemetry = noopTelemetry }: WriterDeps,
  round: CommitPlan,
  commit: () => Promise<CommitOutcome>,
): Promise<CommitOutcome> =>
  telemetry.span("table.transaction", commit, {
    from: round.decided.map(({ pending }) => pending.spanContext),
    attributes: { operations: round.decided.length, rows: sizeOf(round) },
    outcome: ({ kind }) => ({ outcome: kind }),
  });

/** Tells of a transaction that was written, after so many tries. */
export function recordCommit(
  { telemetry = noopTelemetry }: WriterDeps,
  round: CommitPlan,
  tries: number,
): void {
  reportEvents(telemetry, round);
  telemetry.measure("benefits.commit.operations", round.decided.length, {});
  telemetry.measure("benefits.commit.rows", sizeOf(round), {});
  if (tries > 1) telemetry.measure("benefits.commit.retries", tries - 1, {});
}
