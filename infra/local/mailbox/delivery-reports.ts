import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

import type { Mail, MailStore } from "./store.ts";

/** Event Grid retries for 24 hours, at first after 10 seconds. These retries end earlier. */
const retryDelaysMs = [0, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 120_000, 300_000];

/**
 * The beginning of an address selects the result of its delivery: bounce@contoso.com bounces. There is no
 * report for any other address, as for a mail server that sends none.
 */
const statuses: readonly (readonly [RegExp, string])[] = [
  [/^delivered/i, "Delivered"],
  [/^bounce/i, "Bounced"],
  [/^suppressed/i, "Suppressed"],
  [/^quarantined/i, "Quarantined"],
  [/^spam/i, "FilteredSpam"],
  [/^failed/i, "Failed"],
];

const statusOf = (address: string): string | undefined =>
  statuses.find(([pattern]) => pattern.test(address))?.[1];

/** Sends delivery reports as Event Grid does: each at least once, in any order. */
export class DeliveryReports {
  readonly #url: string;
  readonly #store: MailStore;
  readonly #stopping = new AbortController();

  constructor(url: string, store: MailStore) {
    this.#url = url;
    this.#store = store;
    // Reports that were not delivered before a crash.
    for (const mail of store.mails) this.report(mail);
  }

  report(mail: Mail): void {
    for (const recipient of [...mail.to, ...mail.cc, ...mail.bcc]) {
      const status = statusOf(recipient);
      if (status === undefined || this.#store.isReported(reportKey(mail, recipient))) continue;
      void this.#deliver(mail, recipient, status).catch((error: unknown) => {
        if (!this.#stopping.signal.aborted) console.error(error);
      });
    }
  }

  stop(): void {
    this.#stopping.abort();
  }

  async #deliver(mail: Mail, recipient: string, status: string): Promise<void> {
    const body = JSON.stringify([deliveryEvent(mail, recipient, status)]);
    for (const [attempt, delayMs] of retryDelaysMs.entries()) {
      await delay(delayMs, undefined, { signal: this.#stopping.signal, ref: false });
      if (await this.#post(body, attempt)) {
        await this.#store.markReported(reportKey(mail, recipient));
        return;
      }
    }
    console.error(`The delivery report of mail ${mail.id} was not accepted.`);
  }

  async #post(body: string, attempt: number): Promise<boolean> {
    try {
      const response = await fetch(this.#url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "aeg-event-type": "Notification",
          "aeg-delivery-count": String(attempt),
          "aeg-data-version": "1.0",
          "aeg-metadata-version": "1",
        },
        body,
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(30_000)]),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }
}

const reportKey = ({ id }: Mail, recipient: string): string => `${id} ${recipient}`;

/** The event EmailDeliveryReportReceived; its messageId is the ID of the send operation. */
export function deliveryEvent(mail: Mail, recipient: string, status: string): unknown {
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    topic: "/subscriptions/local/resourceGroups/local/providers/microsoft.communication/local",
    subject: `sender/${mail.from}/message/${mail.operationId}`,
    eventType: "Microsoft.Communication.EmailDeliveryReportReceived",
    eventTime: now,
    dataVersion: "1.0",
    metadataVersion: "1",
    data: {
      sender: mail.from,
      recipient,
      messageId: mail.operationId,
      internetMessageId: `<${mail.operationId}@localhost>`,
      status,
      deliveryStatusDetails: { statusMessage: `Local mailbox: ${status}` },
      deliveryAttemptTimeStamp: now,
    },
  };
}
