import type { Adjustment } from "../../domain/adjustment.ts";
import type { Contact } from "../../contract/commerce.ts";
import type { Offer } from "../../domain/benefit.ts";
import type { ClosedTerm, Contract } from "../../domain/contract.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Cause, Entry } from "../../domain/ledger.ts";
import type { PlanLink } from "../../domain/link.ts";
import type { OfferEvent } from "../../domain/offer-event.ts";

/** A requested replacement of the pair (A41). */
export interface Replacement extends Cause {
  readonly replacementId: string;
  readonly reason: string;
  /** The recipients as they were asked for, as a key, to compare with a repeat. */
  readonly recipientsKey: string;
  /** Those whose mails are not queued yet. */
  readonly recipients: readonly Contact[];
  /** The mails of the new pair; null without recipients, and after a failure. */
  readonly distributionId: string | null;
  /** The term in which it was requested. */
  readonly term: number;
  readonly state: "Replacing" | "Replaced" | "Failed";
  readonly finishedAt: string | null;
}

/** A row beside the contract's head. It can change in the same transaction as the head. */
export type ContractRow =
  | { readonly type: "incident"; readonly accountKey: string; readonly incident: Incident }
  | { readonly type: "term"; readonly closed: ClosedTerm }
  | { readonly type: "link"; readonly link: PlanLink }
  | { readonly type: "replacement"; readonly replacement: Replacement }
  | { readonly type: "event"; readonly event: OfferEvent }
  /** An accepted request with its Idempotency-Key: what was asked, and what was answered. */
  | {
      readonly type: "command";
      readonly content: Readonly<Record<string, unknown>>;
      readonly accepted: Offer;
    }
  /** An accepted adjustment with its Idempotency-Key, and its entry in the ledger. */
  | { readonly type: "adjustment"; readonly content: Adjustment; readonly entry: Entry };

export const incidentKey = (incidentId: string): string => `incident:${incidentId}`;
export const termKey = (term: number): string => `term:${String(term).padStart(4, "0")}`;
export const replacementKey = (id: string): string => `replacement:${id}`;
export const linkKey = (accountKey: string): string => `link:${accountKey}`;
export const adjustmentKey = (id: string): string => `adjustment:${id}`;
/** Events are ordered by time. `id` tells events of one instant apart. */
export const eventKey = (at: string, id: string): string => `event:${at}:${id}`;
export const commandKey = (id: string): string => `command:${id}`;

/** `commitId` is the id of the transaction that wrote the row last. */
export interface StoredRow {
  readonly row: ContractRow;
  readonly etag: string;
  readonly commitId: string;
}

export interface StoredHead {
  readonly contract: Contract;
  readonly etag: string;
  readonly commitId: string;
}

/** A row as a command writes it: new, or in place of the one that was read. */
export interface KeyedRow {
  readonly key: string;
  readonly row: ContractRow;
}

export interface RowWrite extends KeyedRow {
  /** The etag of the row to replace; null if it must not exist yet. */
  readonly expected: string | null;
}

/** One transaction on one contract's partition: all or nothing. */
export interface ContractTransaction {
  readonly offerId: string;
  readonly commitId: string;
  readonly contract: Contract;
  /** The etag of the head to replace; null if the contract must not exist yet. */
  readonly expected: string | null;
  readonly rows: readonly RowWrite[];
  readonly entries: readonly Entry[];
}

export type CommitOutcome =
  | { readonly kind: "written"; readonly etag: string }
  /** Another writer came first. `key` is the row that conflicted; null if it was the head. */
  | { readonly kind: "conflict"; readonly key: string | null };
