import { NotSent, OutcomeUnknown } from "../../application/ledger/errors.ts";

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

/**
 * An error of a write as what the caller must know of it: did it happen?
 *
 * A broken connection, a time-out or an answer of the 500 class leaves that open. Everything else
 * is a fault of ours and is passed on as it is.
 */
export function asWriteFailure(error: unknown): unknown {
  const message = error instanceof Error ? error.message : "storage failed";
  if (neverSent.has(String(field(error, "code")))) return new NotSent(message, { cause: error });
  const status = statusOf(error);
  const answered = status !== undefined && status < 500 && status !== 408 && status !== 429;
  return answered ? error : new OutcomeUnknown(message, { cause: error });
}
