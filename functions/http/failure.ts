import type { InvocationContext } from "@azure/functions";

import { Busy } from "../../shared/application/ledger/errors.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { Scene } from "./problem.ts";

/** The cause goes to the log once, by its stack alone: error objects of clients carry whole requests. */
const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
};

/** What a caller gets for something thrown; only the edge asks for it. */
export function failed(
  error: unknown,
  operation: string,
  context: InvocationContext,
  scene: Scene,
): Refusal {
  if (error instanceof Busy) {
    context.warn(`${operation} was too busy, request ${scene.requestId}: ${stackOf(error)}`);
    const detail = "The service is busy and has written nothing. Send the same request again.";
    const { retryAfterSeconds } = error;
    return { code: "BUSY", detail, retryAfterSeconds };
  }
  context.error(`${operation} failed, request ${scene.requestId}: ${stackOf(error)}`);
  const detail = `Something went wrong here. Quote the request id ${scene.requestId}.`;
  return { code: "INTERNAL", detail };
}
