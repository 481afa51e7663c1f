import type { NoticeTopic } from "../../domain/notice.ts";
import type { Stored } from "./stores.ts";
import type { Contact } from "../../contract/commerce.ts";
import type { RecipientState } from "../../domain/vocabulary.ts";

/** The content of the mails of a distribution. Each letter is written when it is sent. */
export type DistributionContent =
  | { readonly kind: "credentials" }
  /** A notice belongs to one term and is not sent in a later one. */
  | { readonly kind: "notice"; readonly topic: NoticeTopic; readonly term: number };

/**
 * Mails of one content to several recipients. It is written before its mails, so the first request
 * with its ID decides the recipients. An activation's mails can be added to; they are written
 * before the distribution. So can the mails of a notice, for contacts who come later.
 */
export interface Distribution {
  readonly distributionId: string;
  readonly offerId: string;
  readonly content: DistributionContent;
  readonly credentialVersion: number;
  readonly requestedBy: string;
  readonly requestId: string;
  readonly createdAt: string;
  /** As requested, to compare with a repeat. */
  readonly recipients: readonly Contact[];
}

/** An entry of the send log: the mail to one recipient of one distribution. */
export interface Mail {
  readonly distributionId: string;
  readonly offerId: string;
  /** The address as a key; one mail per address and distribution. */
  readonly addressKey: string;
  readonly contact: Contact;
  readonly state: RecipientState;
  /** Sends, except throttled ones. */
  readonly attempts: number;
  /** The e-mail service's operation ID. Stored before the first send; its outcome is read before a second. */
  readonly operationId: string | null;
  /** Real time from which `Unknown` counts for the last send; null if there is no outcome to find. */
  readonly settledAt: string | null;
  /** Real time before which the mail is not sent; `slot`: version 0.1.0 reserved a send time for it. */
  readonly wait: { readonly until: string; readonly slot: boolean } | null;
  /** Time of the delivery attempt of the newest delivery report. */
  readonly reportedAt: string | null;
  readonly deliveredAt: string | null;
  readonly failure: string | null;
}

export type MailRef = Pick<Mail, "offerId" | "distributionId" | "addressKey">;

/** What a send needs of the send log. */
export type SendLog = Pick<DistributionStore, "indexOperation" | "readMail" | "writeMail">;

export interface DistributionStore {
  /** Queues a mail for each address that has none yet in this distribution. Of several entries of one address the first stands. */
  readonly addMails: (
    offerId: string,
    distributionId: string,
    contacts: readonly Contact[],
  ) => Promise<void>;
  /** Adds the distribution unless one has its ID. Returns the stored one. */
  readonly add: (
    distribution: Distribution,
  ) => Promise<{ readonly distribution: Distribution; readonly added: boolean }>;
  readonly read: (offerId: string, distributionId: string) => Promise<Distribution | null>;
  readonly list: (offerId: string) => Promise<Distribution[]>;
  readonly readMails: (offerId: string, distributionId: string) => Promise<Stored<Mail>[]>;
  readonly readMail: (
    offerId: string,
    distributionId: string,
    addressKey: string,
  ) => Promise<Stored<Mail> | null>;
  /** False if the mail was changed since it was read. */
  readonly writeMail: (mail: Mail, expected: string) => Promise<boolean>;
  /** Indexes a mail by the e-mail service's operation ID, for its delivery reports. Repeating is harmless. */
  readonly indexOperation: (operationId: string, mail: MailRef) => Promise<void>;
  readonly findOperation: (operationId: string) => Promise<MailRef | null>;
}
