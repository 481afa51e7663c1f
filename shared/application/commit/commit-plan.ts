import type { Contract } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Rules } from "../../domain/rules.ts";
import type { PartitionCache } from "./partition-cache.ts";
import { CommitPlanner } from "./commit-planner.ts";
import type { RowWrite } from "../ports/contract-rows.ts";
import type { PendingCommand } from "./pending-command.ts";

export interface PlanInput {
  readonly contract: Contract;
  readonly cache: Pick<PartitionCache, "headReadAt" | "headKnownAt" | "rows">;
  readonly now: Date;
  readonly today: PlainDate;
  readonly rules: Rules;
  /** Rows that fit into one transaction, the head not counted. */
  readonly rowsMax: number;
}

export interface PlannedCommand {
  readonly pending: PendingCommand;
  /** Whether its outcome depends on the transaction. */
  readonly wrote: boolean;
  readonly deliver: () => void;
}

/** What one pass over the pending operations came to. */
export interface CommitPlan {
  readonly before: Contract;
  readonly today: PlainDate;
  readonly contract: Contract;
  readonly rows: readonly RowWrite[];
  readonly entries: readonly Entry[];
  /** Who is not among them did not fit. */
  readonly decided: readonly PlannedCommand[];
  /** Rows to read before anything can be written. */
  readonly needs: ReadonlySet<string>;
  readonly headNeeded: boolean;
  readonly writes: boolean;
}

/** Decides as many of the pending operations as fit into one transaction, in their order. */
export function planCommit(pending: readonly PendingCommand[], input: PlanInput): CommitPlan {
  const builder = new CommitPlanner(input);
  pending.every((each) => builder.add(each));
  return builder.finish();
}
