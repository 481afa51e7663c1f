import type { Mail } from "../ports/distribution-store.ts";
import type { FindOutcome, SendOutcome } from "../ports/mailer.ts";
import { settleSeconds } from "../ports/mailer.ts";

/** What becomes of one mail, step by step. Pure; instants are real time in ms. */

export interface MailRetry {
  readonly attemptsMax: number;
  /** Doubles with each attempt. Not shorter than an outcome takes to become known. */
  readonly delaySecondsFirst: number;
}

export const defaultMailRetry: MailRetry = { attemptsMax: 6, delaySecondsFirst: 60 };

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
  sendingSince: instant(nowMs),
  wait: null,
});

/** Taken by the service. What the recipient's server makes of it is told by delivery reports. */
const sent = (mail: Mail): Mail => ({
  ...mail,
  state: "Sent",
  sendingSince: null,
  wait: null,
  failure: null,
});

/** Will not be sent any more. */
export const ended = (
  mail: Mail,
  state: "DeadLettered" | "Cancelled" | "Skipped",
  failure: string,
): Mail => ({ ...mail, state, sendingSince: null, wait: null, failure });

/** The mail after an answer of the service, or after the lack of one. */
export function afterSend(mail: Mail, outcome: SendOutcome, nowMs: number, retry: MailRetry): Mail {
  switch (outcome.state) {
    case "Accepted":
      return sent(mail);
    case "Rejected":
      return ended(mail, "DeadLettered", outcome.reason);
    case "Throttled": {
      // The limit says nothing about the mail: nothing was taken, and no attempt was lost.
      const untouched = { ...mail, attempts: mail.attempts - 1, sendingSince: null };
      return waiting(untouched, nowMs + outcome.retryAfterSeconds * 1000, false);
    }
    case "Unavailable": {
      const seconds = retry.delaySecondsFirst * 2 ** Math.max(0, mail.attempts - 1);
      const delayMs = Math.max(seconds, settleSeconds) * 1000;
      return { ...waiting(mail, nowMs + delayMs, false), failure: outcome.reason };
    }
  }
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
  const agoMs = nowMs - Date.parse(mail.sendingSince ?? instant(nowMs));
  if (agoMs < settleSeconds * 1000) return { againInMs: settleSeconds * 1000 - agoMs };
  if (agoMs > rememberedMs) {
    return ended(mail, "DeadLettered", "Whether it was sent cannot be found out any more.");
  }
  return mail.attempts >= retry.attemptsMax
    ? ended(mail, "DeadLettered", mail.failure ?? "The e-mail service gave no answer.")
    : "NotTaken";
}
