import type { Change } from "../../domain/change.ts";
import type { Contract } from "../../domain/contract.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { ContractRow } from "../ports/contract-rows.ts";

/** What an operation may look at: the contract resolved for today, and rows by key. */
export interface View {
  readonly contract: Contract;
  /** The contract as it was last written, before what the calendar has brought since. */
  readonly stored: Contract;
  readonly now: Date;
  readonly today: PlainDate;
  /** The row, null where there is none, undefined where nobody has looked yet. */
  readonly row: (key: string) => ContractRow | null | undefined;
}

export type Decision<Answer> =
  /** Cannot be decided before these rows have been read. */
  | { readonly kind: "need"; readonly keys: readonly string[] }
  /** Decided, and nothing to write. Never given to the caller on stale data. */
  | { readonly kind: "answer"; readonly answer: Answer }
  | {
      readonly kind: "write";
      readonly change: Change;
      readonly rows: readonly { readonly key: string; readonly row: ContractRow }[];
      readonly answer: Answer;
    };

/**
 * Something to be decided on a contract and written with it. `decide` is pure and may run several
 * times; only its last answer counts.
 */
export interface Command<Answer> {
  /** Rows worth reading together with the head. */
  readonly prefetch: readonly string[];
  readonly decide: (view: View) => Decision<Answer>;
  readonly whenMissing: () => Answer;
}

export const need = (...keys: readonly string[]): Decision<never> => ({ kind: "need", keys });

export const answer = <Answer>(value: Answer): Decision<Answer> => ({
  kind: "answer",
  answer: value,
});
