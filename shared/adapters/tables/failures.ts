import { NotSent, OutcomeUnknown, Unavailable } from "../../application/errors.ts";

/** A property of an error of the table client, whose type is not known. */
const field = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;

export const statusOf = (error: unknown): number | undefined => {
  const status = field(error, "statusCode");
  return typeof status === "number" ? status : undefined;
};

export const hasStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  statuses.includes(statusOf(error) ?? 0);

/** Another writer came first: the row exists, is another one by now, or was removed. */
export const isConflict = (error: unknown): boolean =>
  hasStatus(error, 409, 412) ||
  (hasStatus(error, 404) && field(error, "code") === "ResourceNotFound");

/** The index of the row that made a transaction fail. The service puts it before the message. */
export function failedIndex(error: unknown): number | undefined {
  const found = /^(\d+):/.exec(error instanceof Error ? error.message : "");
  return found ? Number(found[1]) : undefined;
}

/** Errors before a connection existed: the request was not sent. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Whether the status is storage's final answer to the request. */
const isAnswer = (status: number | undefined): boolean =>
  status !== undefined && status < 500 && status !== 408 && status !== 429;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : "storage failed";

/**
 * Converts an error of a write to one that tells whether the write happened. `NotSent`: it did not.
 * `OutcomeUnknown`: it can have happened, because the connection broke, the request timed out or
 * the status was in the 500 range. Any other error is a fault and is returned unchanged.
 */
export function asWriteFailure(error: unknown): unknown {
  const options = { cause: error };
  if (neverSent.has(String(field(error, "code")))) return new NotSent(messageOf(error), options);
  return isAnswer(statusOf(error)) ? error : new OutcomeUnknown(messageOf(error), options);
}

/**
 * Converts an error of a read to `Unavailable` if a retry can help. Returns other errors unchanged.
 */
export const asReadFailure = (error: unknown): unknown =>
  isAnswer(statusOf(error)) ? error : new Unavailable(messageOf(error), { cause: error });
