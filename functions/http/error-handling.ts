import type { InvocationContext } from "@azure/functions";

import { Busy, ContractMissing, NotSent, Unavailable } from "../../shared/application/errors.ts";
import type { Telemetry } from "../../shared/application/ports/telemetry.ts";
import {
  UnreadableRow,
  UnsupportedRowVersion,
} from "../../shared/application/ports/unreadable-row.ts";
import type { Problem } from "./problem.ts";
import type { RequestContext } from "./request-context.ts";

/** Only the stack, because error objects of clients can contain whole requests. */
const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
};

/** The estimated duration of a storage outage. */
const outageSeconds = 5;

/** The seconds to wait before a retry, where it is certain that nothing was written. */
function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof Busy) return error.retryAfterSeconds;
  return error instanceof Unavailable || error instanceof NotSent ? outageSeconds : undefined;
}

/** Throws `Busy` when the service cannot start to handle a request. */
export const throwNotReady = (cause: unknown): never => {
  throw new Busy("The service is not ready.", outageSeconds, { cause });
};

/** Reports a contract that is gone, and a stored row that is not as this service writes it. */
export function reportStoredData(error: unknown, { event }: Telemetry): void {
  if (error instanceof UnsupportedRowVersion) return;
  if (error instanceof ContractMissing || error instanceof UnreadableRow) {
    event("StoredDataRejected", { error: error.name });
  }
}

/**
 * Logs a thrown error once and returns the problem to answer with. `OutcomeUnknown` does not become
 * `BUSY`, because `BUSY` promises that nothing was written.
 */
export function problemOfError(
  error: unknown,
  operation: string,
  context: InvocationContext,
  { requestId }: RequestContext,
): Problem {
  const retryAfterSeconds = retryAfterOf(error);
  if (retryAfterSeconds !== undefined) {
    context.warn(`${operation} was too busy, request ${requestId}: ${stackOf(error)}`);
    const detail = "The service is busy. Nothing was written. Send the same request again.";
    return { code: "BUSY", detail, retryAfterSeconds };
  }
  context.error(`${operation} failed, request ${requestId}: ${stackOf(error)}`);
  if (error instanceof ContractMissing) {
    const missing = `The contract of offer ${error.offerId} is missing in storage. Nothing was written. The operators are alerted.`;
    return { code: "CONTRACT_MISSING", detail: missing };
  }
  const detail = `The service failed. Quote the request ID ${requestId} to the operators.`;
  return { code: "INTERNAL", detail };
}
