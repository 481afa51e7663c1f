import type { NoticeTopic } from "../../domain/notice.ts";
import type { Contact, RecipientState } from "../views.ts";
import type { Stored } from "./stores.ts";

/** What the mails of a distribution say. The letter itself is written when it is sent. */
export type DistributionContent =
  | { readonly kind: "credentials" }
  /** Of one term: later it would be about something else, and is not sent any more. */
  | { readonly kind: "notice"; readonly topic: NoticeTopic; readonly term: number };

/**
 * Mails of one content to several people. Written before its mails: whoever came first with its id
 * says who gets one. Only those that go with an activation are added to, and mails are there first.
 */
export interface Distribution {
  readonly distributionId: string;
  readonly offerId: string;
  readonly content: DistributionContent;
  readonly credentialVersion: number;
  readonly requestedBy: string;
  readonly requestId: string;
  readonly createdAt: string;
  /** As asked, to compare a repeat with. */
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
  /** Sends that were begun and not turned away by the sender's limit. */
  readonly attempts: number;
  /** Stored before the first send, and asked for before a second one. */
  readonly operationId: string | null;
  /** Real time from which `Unknown` can be believed of the last send; null: there is nothing to ask. */
  readonly settledAt: string | null;
  /** Real time before which it is not sent; `slot`: a send time is reserved for it. */
  readonly wait: { readonly until: string; readonly slot: boolean } | null;
  /** Time of the delivery attempt that the newest delivery report told of. */
  readonly reportedAt: string | null;
  readonly deliveredAt: string | null;
  readonly failure: string | null;
}

export type MailRef = Pick<Mail, "offerId" | "distributionId" | "addressKey">;

export interface DistributionStore {
  /** Queues a mail for each address that has none yet in this distribution. */
  readonly addMails: (
    offerId: string,
    distributionId: string,
    contacts: readonly Contact[],
  ) => Promise<void>;
  /** The distribution of that id: the given one, or the one that was there before. */
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
  /** False when somebody else changed the mail meanwhile. */
  readonly writeMail: (mail: Mail, expected: string) => Promise<boolean>;
  /** Notes which mail an operation sends, so that its delivery report finds it. Repeating is harmless. */
  readonly indexOperation: (operationId: string, mail: MailRef) => Promise<void>;
  readonly findOperation: (operationId: string) => Promise<MailRef | null>;
}
