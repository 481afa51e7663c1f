import type { Mail } from "../../ports/distribution-store.ts";
import type { FindOutcome, SendOutcome } from "../../ports/mailer.ts";
import { settleSeconds } from "../../ports/mailer.ts";

/** The state transitions of one mail. All functions are pure. Times are real time in ms. */

export interface MailRetry {
  readonly attemptsMax: number;
  readonly delaySecondsFirst: number;
  /** The factor by which the delay grows with each attempt. */
  readonly delayFactor: number;
}

/**
 * The retry policy of mails: retries after 2, 10, 50, 250 and 1,250 seconds. A brief failure costs
 * seconds; an outage is retried for about half an hour (A28). Throttled sends do not count.
 */
export const defaultMailRetry: MailRetry = {
  attemptsMax: 6,
  delaySecondsFirst: 2,
  delayFactor: 5,
};

/** How long the e-mail service remembers a send. After that, `Unknown` proves nothing. */
const rememberedMs = 12 * 3_600_000;

const openStates: ReadonlySet<Mail["state"]> = new Set(["Queued", "Sending", "RetryWait"]);

export const isOpen = ({ state }: Mail): boolean => openStates.has(state);

const instant = (ms: number): string => new Date(ms).toISOString();

/** Milliseconds until the mail is due; 0 or less if it is due. A send time of 0.1.0 is no wait. */
export const waitMsOf = ({ wait }: Mail, nowMs: number): number =>
  wait === null || wait.slot ? 0 : Date.parse(wait.until) - nowMs;

const waiting = (mail: Mail, untilMs: number): Mail => ({
  ...mail,
  state: mail.state === "Queued" ? "Queued" : "RetryWait",
  wait: { until: instant(untilMs), slot: false },
});

export const sending = (mail: Mail, operationId: string, nowMs: number): Mail => ({
  ...mail,
  state: "Sending",
  attempts: mail.attempts + 1,
  operationId,
  settledAt: instant(nowMs + settleSeconds * 1000),
  wait: null,
});

/** The e-mail service accepted the mail. Delivery reports tell whether it arrives. */
const sent = (mail: Mail): Mail => ({
  ...mail,
  state: "Sent",
  settledAt: null,
  wait: null,
  failure: null,
});

/** The mail will not be sent again. */
export const ended = (
  mail: Mail,
  state: "DeadLettered" | "Cancelled" | "Skipped",
  failure: string,
): Mail => ({ ...mail, state, settledAt: null, wait: null, failure });

/** The mail after a send, whether or not the e-mail service answered. */
export function afterSend(mail: Mail, outcome: SendOutcome, nowMs: number, retry: MailRetry): Mail {
  switch (outcome.state) {
    case "Accepted":
      return sent(mail);
    case "Rejected":
      return ended(mail, "DeadLettered", outcome.reason);
    case "Throttled": {
      // The service did not accept the mail, so the attempt does not count.
      const untouched = { ...mail, attempts: mail.attempts - 1, settledAt: null };
      return waiting(untouched, nowMs + outcome.retryAfterSeconds * 1000);
    }
    case "Unavailable":
      return unavailable(mail, outcome, nowMs, retry);
  }
}

/** The next attempt is later each time. After the last one, only the outcome of the send is left to find. */
function unavailable(
  mail: Mail,
  { answered, reason }: Extract<SendOutcome, { state: "Unavailable" }>,
  nowMs: number,
  { attemptsMax, delayFactor, delaySecondsFirst }: MailRetry,
): Mail {
  const settledMs = answered ? nowMs : Date.parse(mail.settledAt ?? instant(nowMs));
  const delayMs = 1000 * delaySecondsFirst * delayFactor ** Math.max(0, mail.attempts - 1);
  const untilMs = mail.attempts >= attemptsMax ? settledMs : nowMs + delayMs;
  return { ...waiting(mail, untilMs), settledAt: instant(settledMs), failure: reason };
}

/** What became of the previous send. Only `NotAccepted` allows another send. */
export type PreviousSend = Mail | "NotAccepted" | { readonly askAgainInMs: number };

/**
 * What became of the previous send, by the answer of the e-mail service. `Unknown` counts only after
 * the send must have arrived and while the service still remembers it.
 */
export function afterFind(
  mail: Mail,
  found: FindOutcome,
  nowMs: number,
  retry: MailRetry,
): PreviousSend {
  if (found === "Succeeded" || found === "Running") return sent(mail);
  if (found !== "Unknown") return ended(mail, "DeadLettered", found.failed);
  const askAgainInMs = Date.parse(mail.settledAt ?? instant(nowMs)) - nowMs;
  if (askAgainInMs > 0) return { askAgainInMs };
  if (-askAgainInMs > rememberedMs) {
    return ended(
      mail,
      "DeadLettered",
      "The e-mail service no longer knows whether the e-mail was sent.",
    );
  }
  return mail.attempts >= retry.attemptsMax
    ? ended(mail, "DeadLettered", mail.failure ?? "The e-mail service did not answer.")
    : "NotAccepted";
}
