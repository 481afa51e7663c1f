import type { InvocationContext } from "@azure/functions";

import { Busy, NotSent, Unavailable } from "../../shared/application/errors.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { Scene } from "./problem.ts";

/** The cause goes to the log once, by its stack alone: error objects of clients carry whole requests. */
const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
};

/** What storage needs to come back, for all that anybody here can know. */
const outageSeconds = 5;

/** The seconds after which to come back, where nothing was written; undefined where that is not certain. */
function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof Busy) return error.retryAfterSeconds;
  return error instanceof Unavailable || error instanceof NotSent ? outageSeconds : undefined;
}

/** For whatever keeps the service from working before it has looked at the request. */
export const notReady = (cause: unknown): never => {
  throw new Busy("The service is not ready.", outageSeconds, { cause });
};

/**
 * What a caller gets for something thrown; only the edge asks for it. `OutcomeUnknown` is no `BUSY`,
 * because `BUSY` promises that nothing was written.
 */
export function failed(
  error: unknown,
  operation: string,
  context: InvocationContext,
  scene: Scene,
): Refusal {
  const retryAfterSeconds = retryAfterOf(error);
  if (retryAfterSeconds !== undefined) {
    context.warn(`${operation} was too busy, request ${scene.requestId}: ${stackOf(error)}`);
    const detail = "The service is busy and has written nothing. Send the same request again.";
    return { code: "BUSY", detail, retryAfterSeconds };
  }
  context.error(`${operation} failed, request ${scene.requestId}: ${stackOf(error)}`);
  const detail = `Something went wrong here. Quote the request id ${scene.requestId}.`;
  return { code: "INTERNAL", detail };
}
