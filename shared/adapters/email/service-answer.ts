import * as z from "zod";

import type { FindOutcome, SendOutcome } from "../../application/ports/mailer.ts";
import { quotedReason } from "../../domain/quote.ts";

/** A raw HTTP answer of the e-mail service. */
export interface ServiceAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** Used when the service names no time. Its shortest rate limit is per minute. */
const retryAfterSecondsDefault = 60;
const retryAfterSecondsMax = 3600;
const reasonLengthMax = 300;

const serviceBody = z.object({
  status: z.string().optional(),
  error: z.object({ code: z.string().optional(), message: z.string().optional() }).nullish(),
});

function parse(body: string): z.output<typeof serviceBody> {
  try {
    return serviceBody.parse(JSON.parse(body));
  } catch {
    // The body can be a gateway's HTML page. The status is enough then.
    return {};
  }
}

/** Status, code and message of the service, without the e-mail addresses that it often quotes. */
export function reasonOf({ status, body }: ServiceAnswer): string {
  const { error } = parse(body);
  const explanation = [error?.code, error?.message].filter(Boolean).join(": ") || "no explanation";
  return quotedReason(`${status} ${explanation}`, reasonLengthMax);
}

/** Seconds to wait. Retry-After can be a number of seconds or a date. */
function retryAfterSecondsOf({ retryAfter }: ServiceAnswer, now: number): number {
  if (retryAfter === undefined) return retryAfterSecondsDefault;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - now) / 1000);
  if (Number.isNaN(seconds)) return retryAfterSecondsDefault;
  return Math.min(Math.max(seconds, 1), retryAfterSecondsMax);
}

/**
 * Whether the mail itself is wrong. After any other error status, the same mail can succeed later.
 */
const rejectsMail = (status: number): boolean => [400, 413, 415, 422].includes(status);

/**
 * Whether the service itself answered. After a gateway's time-out, the send may still be running.
 */
const answeredByService = (status: number): boolean => ![408, 502, 504].includes(status);

export function sendOutcomeOf(answer: ServiceAnswer, now: number): SendOutcome {
  const { status } = answer;
  if (status >= 200 && status < 300) return { state: "Accepted" };
  if (status === 429) {
    return { state: "Throttled", retryAfterSeconds: retryAfterSecondsOf(answer, now) };
  }
  const reason = reasonOf(answer);
  if (rejectsMail(status)) return { state: "Rejected", reason };
  return { state: "Unavailable", reason, ...(answeredByService(status) && { answered: true }) };
}

/** The outcome of a status request; undefined if the answer does not tell the operation's state. */
export function findOutcomeOf(answer: ServiceAnswer): FindOutcome | undefined {
  if (answer.status === 404) return "Unknown";
  if (answer.status !== 200) return undefined;
  const status = parse(answer.body).status ?? "";
  switch (status.toLowerCase()) {
    case "succeeded":
      return "Succeeded";
    case "notstarted":
    case "running":
      return "Running";
    case "failed":
    case "canceled":
      return { failed: reasonOf(answer) };
    default:
      return undefined;
  }
}
