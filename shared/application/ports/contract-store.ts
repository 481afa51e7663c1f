import type { Entry } from "../../domain/ledger.ts";
import type {
  ContractRow,
  ContractTransaction,
  CommitOutcome,
  KeyedRow,
  StoredHead,
  StoredRow,
} from "./contract-rows.ts";

export type RowOf<Type extends ContractRow["type"]> = Extract<ContractRow, { readonly type: Type }>;

/**
 * The contracts' partitions. Reads always go to storage.
 *
 * A write throws `OutcomeUnknown` if it may or may not have been carried out, and `NotSent` if it
 * certainly was not. A read throws `Unavailable` if storage did not answer. Any other error is a fault.
 */
export interface ContractStore {
  readonly readHead: (offerId: string) => Promise<StoredHead | null>;
  readonly readRow: (offerId: string, key: string) => Promise<StoredRow | null>;
  readonly commit: (transaction: ContractTransaction) => Promise<CommitOutcome>;
  /** All incident rows of one account, unordered. */
  readonly listIncidents: (offerId: string, accountKey: string) => Promise<StoredRow[]>;
  /** At most `limit` entries of one term after `afterSeq`, ordered by `seq`. */
  readonly listEntries: (
    offerId: string,
    term: number,
    afterSeq: number,
    limit: number,
  ) => Promise<Entry[]>;
  /** All rows of one type in the order of their keys. */
  readonly listRows: <Type extends ContractRow["type"]>(
    offerId: string,
    type: Type,
  ) => Promise<RowOf<Type>[]>;
  /**
   * Writes a link, and the event that tells of it, without the head: a link changes no balance. False
   * if another writer came first.
   */
  readonly writeLink: (
    offerId: string,
    key: string,
    row: ContractRow,
    expected: string | null,
    event?: KeyedRow,
  ) => Promise<boolean>;
}
