import { silent } from "../ports/telemetry.ts";
import { tellFacts } from "../telemetry/ledger-facts.ts";
import type { LaneDeps } from "./lane-deps.ts";
import type { Round } from "./round.ts";
import type { CommitOutcome } from "./rows.ts";

/** Rows of the transaction, the head among them. */
const sizeOf = ({ entries, rows }: Round): number => rows.length + entries.length + 1;

/** Sends a transaction as what the callers of all its operations wait for, a part of their traces. */
export const traced = (
  { telemetry = silent }: LaneDeps,
  round: Round,
  commit: () => Promise<CommitOutcome>,
): Promise<CommitOutcome> =>
  telemetry.span("table.transaction", commit, {
    from: round.decided.map(({ waiting }) => waiting.place),
    attributes: { operations: round.decided.length, rows: sizeOf(round) },
    outcome: ({ kind }) => ({ outcome: kind }),
  });

/** Tells of a transaction that was written, after so many tries. */
export function told({ telemetry = silent }: LaneDeps, round: Round, tries: number): void {
  tellFacts(telemetry, round);
  telemetry.measure("benefits.commit.operations", round.decided.length, {});
  telemetry.measure("benefits.commit.rows", sizeOf(round), {});
  if (tries > 1) telemetry.measure("benefits.commit.retries", tries - 1, {});
}
