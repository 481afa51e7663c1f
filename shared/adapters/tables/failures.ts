import { NotSent, OutcomeUnknown, Unavailable } from "../../application/errors.ts";

/** What an error of the table client carries, read without trusting its type. */
const field = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;

export const statusOf = (error: unknown): number | undefined => {
  const status = field(error, "statusCode");
  return typeof status === "number" ? status : undefined;
};

export const hasStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  statuses.includes(statusOf(error) ?? 0);

/** The place in a transaction of the row that made it fail: the service puts it before the message. */
export function failedIndex(error: unknown): number | undefined {
  const found = /^(\d+):/.exec(error instanceof Error ? error.message : "");
  return found ? Number(found[1]) : undefined;
}

/** Refused before a connection stood: nothing can have been carried out. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Whether the service has said what it thinks of the request, as far as that can be known. */
const isAnswer = (status: number | undefined): boolean =>
  status !== undefined && status < 500 && status !== 408 && status !== 429;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : "storage failed";

/**
 * An error of a write as what the caller must know of it: did it happen?
 *
 * A broken connection, a time-out or an answer of the 500 class leaves that open. Everything else
 * is a fault of ours and is passed on as it is.
 */
export function asWriteFailure(error: unknown): unknown {
  const options = { cause: error };
  if (neverSent.has(String(field(error, "code")))) return new NotSent(messageOf(error), options);
  return isAnswer(statusOf(error)) ? error : new OutcomeUnknown(messageOf(error), options);
}

/** An error of a read: may it be tried again? */
export const asReadFailure = (error: unknown): unknown =>
  isAnswer(statusOf(error)) ? error : new Unavailable(messageOf(error), { cause: error });
