import type { Contract } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { RowWrite } from "../ports/contract-rows.ts";
import type { PendingCommand } from "./pending-command.ts";

export interface PlannedCommand {
  readonly pending: PendingCommand;
  /** Whether its answer depends on the transaction. */
  readonly writes: boolean;
  readonly deliver: () => void;
}

/** What one transaction is to write, and the commands that it answers. */
export interface CommitPlan {
  readonly before: Contract;
  readonly today: PlainDate;
  readonly contract: Contract;
  readonly rows: readonly RowWrite[];
  readonly entries: readonly Entry[];
  /** The commands that fit into the transaction. */
  readonly decided: readonly PlannedCommand[];
  /** Rows to read before anything can be written. */
  readonly needs: ReadonlySet<string>;
  readonly headNeeded: boolean;
  readonly writes: boolean;
}
