import type { PartnerView } from "../../contract/commerce.ts";
import type { Term } from "../../domain/contract.ts";
import type { KeyedRow } from "./contract-rows.ts";
import type { Distribution, Mail } from "./distribution-store.ts";
import type { Consultation, FrontlineRequest, Stored } from "./stores.ts";

/** The rows of one contract that can hold data of people: all but its head and its ledger. */
export interface PersonalContract {
  readonly rows: readonly KeyedRow[];
  readonly distributions: readonly Stored<Distribution>[];
  readonly mails: readonly Stored<Mail>[];
  /** The present term and all that are over. */
  readonly terms: readonly Term[];
}

/** A mail, and the one that takes its place, under another key. */
export interface ReplacedMail {
  readonly before: Stored<Mail>;
  readonly after: Mail;
}

/** `Count` only counts what `Write` would write. */
export type ChangeMode = "Count" | "Write";

/**
 * Stored rows with data of people, for their erasure (A49). Rows under the contract's head are
 * written by the committer.
 *
 * `change…` reads all rows of a kind and writes those for which the function returns another value.
 * They return the number of those rows, and throw `Busy` if another writer came first.
 */
export interface PersonalData {
  readonly ofContract: (offerId: string) => Promise<PersonalContract>;
  /** Writes a distribution and its mails in one transaction. False if another writer came first. */
  readonly replaceRecipients: (
    distribution: Stored<Distribution>,
    after: Distribution,
    mails: readonly ReplacedMail[],
  ) => Promise<boolean>;
  /** Removes what finds a mail by the e-mail service's operation ID. */
  readonly removeOperation: (operationId: string) => Promise<void>;
  /** Removes the row of an erased link and its index. A row that is an open link again stays. */
  readonly removeLink: (offerId: string, accountKey: string) => Promise<void>;
  /** Removes the index of an account's links, and its counts of wrong pairs. Returns the number of links. */
  readonly removeAccount: (accountKey: string, mode: ChangeMode) => Promise<number>;
  readonly changePartners: (
    change: (partner: PartnerView) => PartnerView | Promise<PartnerView>,
    mode: ChangeMode,
  ) => Promise<number>;
  readonly changeConsultations: (
    change: (consultation: Consultation) => Consultation,
    mode: ChangeMode,
  ) => Promise<number>;
  /** Null removes the request. */
  readonly changeFrontline: (
    change: (request: FrontlineRequest) => FrontlineRequest | null,
    mode: ChangeMode,
  ) => Promise<number>;
  /** Changes the keys of the mails that are counted for today's quota. The counts stay. */
  readonly changeMailUses: (change: (mail: string) => string, mode: ChangeMode) => Promise<number>;
}
