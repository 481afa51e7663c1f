import type { Deps } from "../../deps.ts";
import type { Mail, SendLog } from "../../ports/distribution-store.ts";
import type { EventName } from "../../ports/telemetry-catalogue.ts";

/** The states that are reported. The others are steps on the way to them. */
const eventOf = {
  Sent: "MailSent",
  Delivered: "MailDelivered",
  Bounced: "MailReturned",
  Suppressed: "MailReturned",
  DeadLettered: "MailDeadLettered",
  Cancelled: "MailDropped",
  Skipped: "MailDropped",
} as const satisfies Partial<Record<Mail["state"], EventName>>;

const isReported = (state: Mail["state"]): state is keyof typeof eventOf => state in eventOf;

/** Writes a mail's new state to the send log and reports it. False if another writer came first. */
export async function writeMail(
  {
    distributions,
    telemetry,
  }: Pick<Deps, "telemetry"> & {
    readonly distributions: Pick<SendLog, "writeMail">;
  },
  mail: Mail,
  expected: string,
): Promise<boolean> {
  if (!(await distributions.writeMail(mail, expected))) return false;
  const { attempts, offerId, state } = mail;
  if (isReported(state)) {
    telemetry.event(eventOf[state], { offerId, attempts });
    telemetry.measure("benefits.mails", 1, { outcome: state });
  }
  return true;
}
