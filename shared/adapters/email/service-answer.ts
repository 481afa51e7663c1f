import * as z from "zod";

import type { FindOutcome, SendOutcome } from "../../application/ports/mailer.ts";

/** An answer of the e-mail service, as it came over the wire. */
export interface ServiceAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** Where the service names no time: its shortest limit is counted by the minute. */
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
    // A gateway's page of HTML; the status says what there is to know.
    return {};
  }
}

/** Code and message of the service, without the addresses that it likes to quote. */
export function reasonOf({ status, body }: ServiceAnswer): string {
  const { error } = parse(body);
  const said = [error?.code, error?.message].filter(Boolean).join(": ") || "no explanation";
  return `${status} ${said}`
    .replace(/[^\s"'<>:;,()[\]]+@[^\s"'<>:;,()[\]]+/g, "<address>")
    .replace(/\s+/g, " ")
    .slice(0, reasonLengthMax);
}

/** Seconds until the time that Retry-After names, as a number or as a date. */
function retryAfterSecondsOf({ retryAfter }: ServiceAnswer, now: number): number {
  if (retryAfter === undefined) return retryAfterSecondsDefault;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - now) / 1000);
  if (Number.isNaN(seconds)) return retryAfterSecondsDefault;
  return Math.min(Math.max(seconds, 1), retryAfterSecondsMax);
}

/** The answers that judge the mail itself; any other refusal may be another one tomorrow. */
const judgesTheMail = (status: number): boolean => [400, 413, 415, 422].includes(status);

/** Not by a gateway that has stopped waiting for it, behind which the send may still go on. */
const answeredByService = (status: number): boolean => ![408, 502, 504].includes(status);

export function sendOutcomeOf(answer: ServiceAnswer, now: number): SendOutcome {
  const { status } = answer;
  if (status >= 200 && status < 300) return { state: "Accepted" };
  if (status === 429) {
    return { state: "Throttled", retryAfterSeconds: retryAfterSecondsOf(answer, now) };
  }
  const reason = reasonOf(answer);
  if (judgesTheMail(status)) return { state: "Rejected", reason };
  return { state: "Unavailable", reason, ...(answeredByService(status) && { answered: true }) };
}

/** Undefined where the answer says nothing about the operation. */
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
