import { randomUUID } from "node:crypto";

import type { HttpRequest } from "@azure/functions";

/** The data of a request that every answer contains. */
export interface RequestContext {
  readonly method: string;
  /** The caller's `x-request-id` if it is valid, otherwise a new id. */
  readonly requestId: string;
  /** The path of the request, in the form that `normalPath` gives. */
  readonly instance: string;
}

const requestIdOf = (sent: string | null): string =>
  sent !== null && /^[A-Za-z0-9._-]{1,64}$/.test(sent) ? sent : randomUUID();

function normalSegment(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}

/**
 * Every segment as `encodeURIComponent` writes it. All ways to write a path have this one form, because
 * some hosts hand on the URL as it was sent, and others normalise it first.
 */
const normalPath = (pathname: string): string => pathname.split("/").map(normalSegment).join("/");

export const requestContextOf = ({ headers, method, url }: HttpRequest): RequestContext => ({
  method,
  requestId: requestIdOf(headers.get("x-request-id")),
  instance: normalPath(new URL(url).pathname),
});
