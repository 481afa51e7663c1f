import type { Contract } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Rules } from "../../domain/rules.ts";
import type { Memory } from "./memory.ts";
import { RoundBuilder } from "./round-builder.ts";
import type { RowWrite } from "./rows.ts";
import type { Waiting } from "./waiting.ts";

export interface RoundInput {
  readonly contract: Contract;
  readonly memory: Pick<Memory, "headReadAt" | "headKnownAt" | "rows">;
  readonly now: Date;
  readonly today: PlainDate;
  readonly rules: Rules;
  /** Rows that fit into one transaction, the head not counted. */
  readonly rowsMax: number;
}

export interface Decided {
  readonly waiting: Waiting;
  /** Whether its outcome depends on the transaction. */
  readonly wrote: boolean;
  readonly deliver: () => void;
}

/** What one pass over the waiting operations came to. */
export interface Round {
  readonly before: Contract;
  readonly today: PlainDate;
  readonly contract: Contract;
  readonly rows: readonly RowWrite[];
  readonly entries: readonly Entry[];
  /** Who is not among them did not fit. */
  readonly decided: readonly Decided[];
  /** Rows to read before anything can be written. */
  readonly needs: ReadonlySet<string>;
  readonly headNeeded: boolean;
  readonly writes: boolean;
}

/** Decides as many of the waiting operations as fit into one transaction, in their order. */
export function decideRound(waiting: readonly Waiting[], input: RoundInput): Round {
  const builder = new RoundBuilder(input);
  waiting.every((each) => builder.add(each));
  return builder.finish();
}
