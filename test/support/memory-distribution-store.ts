import { addressKeyOf } from "../../shared/application/ids.ts";
import type {
  Distribution,
  DistributionStore,
  Mail,
  MailRef,
} from "../../shared/application/ports/distribution-store.ts";
import type { Stored } from "../../shared/application/ports/stores.ts";
import type { Contact } from "../../shared/contract/commerce.ts";

const mailKey = (distributionId: string, addressKey: string): string =>
  `${distributionId}:${addressKey}`;

/** Distributions in memory. They pass the same tests as the tables. Values are copied. */
export class MemoryDistributionStore implements DistributionStore {
  readonly #distributions = new Map<string, Distribution>();
  readonly #mails = new Map<string, Stored<Mail>>();
  readonly #operations = new Map<string, MailRef>();
  #etags = 0;

  async addMails(
    offerId: string,
    distributionId: string,
    contacts: readonly Contact[],
  ): Promise<void> {
    for (const contact of contacts) {
      const addressKey = addressKeyOf(contact.email);
      if (this.#mails.has(mailKey(distributionId, addressKey))) continue;
      this.#put({
        ...{ distributionId, offerId, addressKey, contact, state: "Queued", attempts: 0 },
        ...{ operationId: null, settledAt: null, wait: null },
        ...{ reportedAt: null, deliveredAt: null, failure: null },
      });
    }
  }

  async add(distribution: Distribution): Promise<{ distribution: Distribution; added: boolean }> {
    const found = this.#distributions.get(distribution.distributionId);
    if (found) return { distribution: structuredClone(found), added: false };
    this.#distributions.set(distribution.distributionId, structuredClone(distribution));
    return { distribution, added: true };
  }

  async read(offerId: string, distributionId: string): Promise<Distribution | null> {
    const found = this.#distributions.get(distributionId);
    return found?.offerId === offerId ? structuredClone(found) : null;
  }

  async list(offerId: string): Promise<Distribution[]> {
    const all = [...this.#distributions.values()].filter((each) => each.offerId === offerId);
    return structuredClone(all);
  }

  async readMails(offerId: string, distributionId: string): Promise<Stored<Mail>[]> {
    const all = [...this.#mails.values()].filter(
      ({ value }) => value.offerId === offerId && value.distributionId === distributionId,
    );
    // In key order, as in a table.
    all.sort((a, b) => (a.value.addressKey < b.value.addressKey ? -1 : 1));
    return structuredClone(all);
  }

  async readMail(
    offerId: string,
    distributionId: string,
    addressKey: string,
  ): Promise<Stored<Mail> | null> {
    const found = this.#mails.get(mailKey(distributionId, addressKey));
    return found?.value.offerId === offerId ? structuredClone(found) : null;
  }

  async writeMail(mail: Mail, expected: string): Promise<boolean> {
    const found = this.#mails.get(mailKey(mail.distributionId, mail.addressKey));
    if (found?.etag !== expected) return false;
    this.#put(mail);
    return true;
  }

  async indexOperation(operationId: string, mail: MailRef): Promise<void> {
    const { addressKey, distributionId, offerId } = mail;
    this.#operations.set(operationId, { addressKey, distributionId, offerId });
  }

  async findOperation(operationId: string): Promise<MailRef | null> {
    return this.#operations.get(operationId) ?? null;
  }

  #put(mail: Mail): void {
    this.#etags += 1;
    const key = mailKey(mail.distributionId, mail.addressKey);
    this.#mails.set(key, { value: structuredClone(mail), etag: `W/"${this.#etags}"` });
  }
}
