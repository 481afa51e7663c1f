import type {
  Distribution,
  DistributionStore,
  Mail,
  MailRef,
} from "../../application/ports/distribution-store.ts";
import type { Stored } from "../../application/ports/stores.ts";
import { addressKeyOf } from "../../application/ids.ts";
import { oncePerAddress } from "../../application/recipients.ts";
import type { JsonTable } from "./json-table.ts";
import { distributionKind, mailKind, mailRefKind } from "./rows/distribution-rows.ts";
import type { Contact } from "../../contract/commerce.ts";

const distributionKey = (distributionId: string): string => `distribution:${distributionId}`;
const mailKey = (distributionId: string, addressKey: string): string =>
  `mail:${distributionId}:${addressKey}`;

/** A mail that is still to be sent. */
export const queued = (offerId: string, distributionId: string, contact: Contact): Mail => ({
  distributionId,
  offerId,
  addressKey: addressKeyOf(contact.email),
  contact,
  state: "Queued",
  attempts: 0,
  operationId: null,
  settledAt: null,
  wait: null,
  reportedAt: null,
  deliveredAt: null,
  failure: null,
});

/**
 * Distributions and their mails, in the contract's partition. Operations are in their own table.
 */
export class TableDistributionStore implements DistributionStore {
  readonly #contracts: JsonTable;
  readonly #operations: JsonTable;

  constructor(contracts: JsonTable, operations: JsonTable) {
    this.#contracts = contracts;
    this.#operations = operations;
  }

  async addMails(
    offerId: string,
    distributionId: string,
    contacts: readonly Contact[],
  ): Promise<void> {
    // Each mail is a separate request, so an address that already exists does not block the others.
    await Promise.all(
      oncePerAddress(contacts).map((contact) => {
        const mail = queued(offerId, distributionId, contact);
        const key = mailKey(distributionId, mail.addressKey);
        const write = { kind: mailKind, key, value: mail, expected: null };
        return this.#contracts.write(offerId, write);
      }),
    );
  }

  async add(distribution: Distribution): Promise<{ distribution: Distribution; added: boolean }> {
    const { distributionId, offerId } = distribution;
    const key = distributionKey(distributionId);
    const { added, value } = await this.#contracts.add(
      distributionKind,
      offerId,
      key,
      distribution,
    );
    return { distribution: value, added };
  }

  async read(offerId: string, distributionId: string): Promise<Distribution | null> {
    const key = distributionKey(distributionId);
    const row = await this.#contracts.read(distributionKind, offerId, key);
    return row && row.value;
  }

  async list(offerId: string): Promise<Distribution[]> {
    const found: Distribution[] = [];
    const rows = this.#contracts.list(distributionKind, offerId, distributionKey(""));
    for await (const { value } of rows) found.push(value);
    return found;
  }

  async readMails(offerId: string, distributionId: string): Promise<Stored<Mail>[]> {
    const found: Stored<Mail>[] = [];
    const rows = this.#contracts.list(mailKind, offerId, mailKey(distributionId, ""));
    for await (const row of rows) found.push(row);
    return found;
  }

  readMail(
    offerId: string,
    distributionId: string,
    addressKey: string,
  ): Promise<Stored<Mail> | null> {
    return this.#contracts.read(mailKind, offerId, mailKey(distributionId, addressKey));
  }

  writeMail(mail: Mail, expected: string): Promise<boolean> {
    const key = mailKey(mail.distributionId, mail.addressKey);
    return this.#contracts.write(mail.offerId, { kind: mailKind, key, value: mail, expected });
  }

  async indexOperation(operationId: string, mail: MailRef): Promise<void> {
    const { addressKey, distributionId, offerId } = mail;
    const value = { offerId, distributionId, addressKey };
    const write = { kind: mailRefKind, key: "mail", value, expected: "*" };
    await this.#operations.write(operationId, write);
  }

  async findOperation(operationId: string): Promise<MailRef | null> {
    const row = await this.#operations.read(mailRefKind, operationId, "mail");
    return row && row.value;
  }
}
