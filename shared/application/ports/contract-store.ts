import type { Entry } from "../../domain/ledger.ts";
import type { ContractTransaction, CommitOutcome, StoredHead, StoredRow } from "./contract-rows.ts";

/**
 * The contracts' partitions. Reads always go to storage.
 *
 * Writes throw `OutcomeUnknown` when they may or may not have been carried out, and `NotSent` when
 * they certainly were not; reads throw `Unavailable` when storage did not answer. Every other error
 * is a fault.
 */
export interface ContractStore {
  readonly readHead: (offerId: string) => Promise<StoredHead | null>;
  readonly readRow: (offerId: string, key: string) => Promise<StoredRow | null>;
  readonly commit: (batch: ContractTransaction) => Promise<CommitOutcome>;
  /** All rows of one account's incidents, unordered. */
  readonly listIncidents: (offerId: string, accountKey: string) => Promise<StoredRow[]>;
  /** Entries of one term by `seq`, after `afterSeq`, at most `limit`. */
  readonly listEntries: (
    offerId: string,
    term: number,
    afterSeq: number,
    limit: number,
  ) => Promise<Entry[]>;
  /** Writes a link outside any transaction: a link changes no balance. False: somebody else did. */
  readonly writeLink: (
    offerId: string,
    key: string,
    row: StoredRow["row"],
    expected: string | null,
  ) => Promise<boolean>;
}
