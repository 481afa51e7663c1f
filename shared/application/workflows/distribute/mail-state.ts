import type { Mail } from "../../ports/distribution-store.ts";
import type { FindOutcome, SendOutcome } from "../../ports/mailer.ts";
import { settleSeconds } from "../../ports/mailer.ts";

/** What becomes of one mail, step by step. Pure; instants are real time in ms. */

export interface MailRetry {
  readonly attemptsMax: number;
  readonly delaySecondsFirst: number;
  /** By which the delay grows with each attempt. */
  readonly delayFactor: number;
}

/**
 * The one rule of how long a mail is tried: after 2, 10, 50, 250 and 1,250 seconds. A hiccup costs
 * seconds, an outage is waited out for about half an hour (A28). Sends that the sender's limit turns
 * away count as none.
 */
export const defaultMailRetry: MailRetry = {
  attemptsMax: 6,
  delaySecondsFirst: 2,
  delayFactor: 5,
};

/** Longer after a send the service need not know of it any more, so `Unknown` proves nothing. */
const rememberedMs = 12 * 3_600_000;

const openStates: ReadonlySet<Mail["state"]> = new Set(["Queued", "Sending", "RetryWait"]);

export const isOpen = ({ state }: Mail): boolean => openStates.has(state);

const instant = (ms: number): string => new Date(ms).toISOString();

/** Milliseconds until the mail may be worked on again; 0 or less when it is due. */
export const waitMsOf = ({ wait }: Mail, nowMs: number): number =>
  wait === null ? 0 : Date.parse(wait.until) - nowMs;

export const waiting = (mail: Mail, untilMs: number, slot: boolean): Mail => ({
  ...mail,
  state: mail.state === "Queued" ? "Queued" : "RetryWait",
  wait: { until: instant(untilMs), slot },
});

export const sending = (mail: Mail, operationId: string, nowMs: number): Mail => ({
  ...mail,
  state: "Sending",
  attempts: mail.attempts + 1,
  operationId,
  settledAt: instant(nowMs + settleSeconds * 1000),
  wait: null,
});

/** Taken by the service. What the recipient's server makes of it is told by delivery reports. */
const sent = (mail: Mail): Mail => ({
  ...mail,
  state: "Sent",
  settledAt: null,
  wait: null,
  failure: null,
});

/** Will not be sent any more. */
export const ended = (
  mail: Mail,
  state: "DeadLettered" | "Cancelled" | "Skipped",
  failure: string,
): Mail => ({ ...mail, state, settledAt: null, wait: null, failure });

/** The mail after an answer of the service, or after the lack of one. */
export function afterSend(mail: Mail, outcome: SendOutcome, nowMs: number, retry: MailRetry): Mail {
  switch (outcome.state) {
    case "Accepted":
      return sent(mail);
    case "Rejected":
      return ended(mail, "DeadLettered", outcome.reason);
    case "Throttled": {
      // The limit says nothing about the mail: nothing was taken, and no attempt was lost.
      const untouched = { ...mail, attempts: mail.attempts - 1, settledAt: null };
      return waiting(untouched, nowMs + outcome.retryAfterSeconds * 1000, false);
    }
    case "Unavailable":
      return unavailable(mail, outcome, nowMs, retry);
  }
}

/** Tried again later and later; after the last attempt all that is left is to ask for its outcome. */
function unavailable(
  mail: Mail,
  { answered, reason }: Extract<SendOutcome, { state: "Unavailable" }>,
  nowMs: number,
  { attemptsMax, delayFactor, delaySecondsFirst }: MailRetry,
): Mail {
  const settledMs = answered ? nowMs : Date.parse(mail.settledAt ?? instant(nowMs));
  const delayMs = 1000 * delaySecondsFirst * delayFactor ** Math.max(0, mail.attempts - 1);
  const untilMs = mail.attempts >= attemptsMax ? settledMs : nowMs + delayMs;
  return { ...waiting(mail, untilMs, false), settledAt: instant(settledMs), failure: reason };
}

/** What asking for an earlier send came to; `NotTaken` is what allows another one. */
export type Asked = Mail | "NotTaken" | { readonly againInMs: number };

/**
 * The mail after the service was asked what became of its last send. `Unknown` is believed only
 * while the service can be expected to remember, and not before the send can have arrived.
 */
export function afterFind(mail: Mail, found: FindOutcome, nowMs: number, retry: MailRetry): Asked {
  if (found === "Succeeded" || found === "Running") return sent(mail);
  if (found !== "Unknown") return ended(mail, "DeadLettered", found.failed);
  const againInMs = Date.parse(mail.settledAt ?? instant(nowMs)) - nowMs;
  if (againInMs > 0) return { againInMs };
  if (-againInMs > rememberedMs) {
    return ended(
      mail,
      "DeadLettered",
      "The e-mail service no longer knows whether the e-mail was sent.",
    );
  }
  return mail.attempts >= retry.attemptsMax
    ? ended(mail, "DeadLettered", mail.failure ?? "The e-mail service did not answer.")
    : "NotTaken";
}
