import type { DistributionStore, Mail } from "../ports/distribution-store.ts";
import type { Mailer } from "../ports/mailer.ts";
import type { EventName } from "../ports/telemetry-catalogue.ts";
import type { Telemetry } from "../ports/telemetry.ts";

/** The states that a mail comes to rest in, or that others wait for. */
const eventOf = {
  Sent: "MailSent",
  Delivered: "MailDelivered",
  Bounced: "MailReturned",
  Suppressed: "MailReturned",
  DeadLettered: "MailDeadLettered",
  Cancelled: "MailDropped",
  Skipped: "MailDropped",
} as const satisfies Partial<Record<Mail["state"], EventName>>;

const isTold = (state: Mail["state"]): state is keyof typeof eventOf => state in eventOf;

/** The send ledger as it is, each change of a mail's state that was written told of. */
export const observedDistributions = (
  store: DistributionStore,
  { event, measure }: Telemetry,
): DistributionStore => ({
  addMails: (...mails) => store.addMails(...mails),
  add: (distribution) => store.add(distribution),
  read: (...key) => store.read(...key),
  list: (offerId) => store.list(offerId),
  readMails: (...key) => store.readMails(...key),
  readMail: (...key) => store.readMail(...key),
  indexOperation: (...operation) => store.indexOperation(...operation),
  findOperation: (operationId) => store.findOperation(operationId),
  writeMail: async (mail, expected) => {
    const isWritten = await store.writeMail(mail, expected);
    const { attempts, offerId, state } = mail;
    if (isWritten && isTold(state)) {
      event(eventOf[state], { offerId, attempts });
      measure("benefits.mails", 1, { outcome: state });
    }
    return isWritten;
  },
});

/** The sender as it is, each call a part of the trace. */
export const observedMailer = (mailer: Mailer, { span }: Telemetry): Mailer => ({
  send: (operationId, message) =>
    span("mail.send", () => mailer.send(operationId, message), {
      outcome: ({ state }) => ({ outcome: state }),
    }),
  find: (operationId) =>
    span("mail.find", () => mailer.find(operationId), {
      outcome: (found) => ({ outcome: typeof found === "string" ? found : "Failed" }),
    }),
});
