import { randomUUID } from "node:crypto";

import type { HttpRequest } from "@azure/functions";

/** The data of a request that every answer contains. */
export interface RequestContext {
  /** The caller's `x-request-id` if it is valid, otherwise a new id. */
  readonly method: string;
  readonly requestId: string;
  /** The path of the request. */
  readonly instance: string;
}

const requestIdOf = (sent: string | null): string =>
  sent !== null && /^[A-Za-z0-9._-]{1,64}$/.test(sent) ? sent : randomUUID();

export const requestContextOf = ({ headers, method, url }: HttpRequest): RequestContext => ({
  method,
  requestId: requestIdOf(headers.get("x-request-id")),
  instance: new URL(url).pathname,
});
