import type { Contact, RecipientState } from "../views.ts";
import type { Stored } from "./stores.ts";

/** A request to mail the IDs of an offer to people. Written after its mails: without it they are nothing. */
export interface Distribution {
  readonly distributionId: string;
  readonly offerId: string;
  readonly credentialVersion: number;
  readonly requestedBy: string;
  readonly requestId: string;
  readonly createdAt: string;
  /** As asked, to compare a repeat with. */
  readonly recipients: readonly Contact[];
}

/** One line of the send ledger: what is known of the mail to one recipient of one distribution. */
export interface Mail {
  readonly distributionId: string;
  readonly offerId: string;
  /** The address as a key; one mail per address and distribution. */
  readonly addressKey: string;
  readonly contact: Contact;
  readonly state: RecipientState;
  readonly attempts: number;
  /** Stored before the first send, and asked for before a second one. */
  readonly operationId: string | null;
  readonly deliveredAt: string | null;
  readonly failure: string | null;
}

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
  readonly indexOperation: (
    operationId: string,
    mail: Pick<Mail, "offerId" | "distributionId" | "addressKey">,
  ) => Promise<void>;
  readonly findOperation: (
    operationId: string,
  ) => Promise<Pick<Mail, "offerId" | "distributionId" | "addressKey"> | null>;
}
