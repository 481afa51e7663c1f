import type { Change } from "../../domain/change.ts";
import type { Contract } from "../../domain/contract.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { ContractRow, KeyedRow } from "../ports/contract-rows.ts";

/** What a command can read: the contract as it stands today, and rows by key. */
export interface View {
  readonly contract: Contract;
  /** The contract as it was last written, without what the calendar has changed since. */
  readonly stored: Contract;
  readonly now: Date;
  readonly today: PlainDate;
  /** The row; null if it does not exist, undefined if it has not been read. */
  readonly row: (key: string) => ContractRow | null | undefined;
}

export type Decision<Answer> =
  /** These rows must be read before the command can be decided. */
  | { readonly kind: "need"; readonly keys: readonly string[] }
  /** Nothing to write. The caller gets the answer only if it rests on fresh data. */
  | { readonly kind: "answer"; readonly answer: Answer }
  | {
      readonly kind: "write";
      readonly change: Change;
      readonly rows: readonly KeyedRow[];
      readonly answer: Answer;
    };

/**
 * A command on one contract: what to decide, and what to write with it. `decide` is pure and may run
 * several times; only its last decision counts.
 */
export interface Command<Answer> {
  /** Rows to read together with the head. */
  readonly prefetch: readonly string[];
  readonly decide: (view: View) => Decision<Answer>;
  /** The answer if the contract does not exist. */
  readonly whenMissing: () => Answer;
}

export const need = (...keys: readonly string[]): Decision<never> => ({ kind: "need", keys });

export const answer = <Answer>(value: Answer): Decision<Answer> => ({
  kind: "answer",
  answer: value,
});
