import { randomUUID } from "node:crypto";

import type { HttpRequest } from "@azure/functions";

/** What every answer says of its request. */
export interface RequestContext {
  /** The caller's own `x-request-id` where it is a plain one, else a new one. */
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
