import type { HttpResponseInit } from "@azure/functions";

import type { Reply } from "./reply.ts";
import type { RequestContext } from "./request-context.ts";

/** The response for a reply, without the headers that every response has. */
export const replyResponse = ({
  body,
  headers,
  raw,
  replayed,
  status,
}: Reply): HttpResponseInit => ({
  status,
  headers: {
    ...(status === 204 ? {} : { "content-type": raw?.contentType ?? "application/json" }),
    ...headers,
    ...(replayed ? { "idempotency-replayed": "true" } : {}),
  },
  ...(status === 204 ? {} : { body: raw ? raw.content : JSON.stringify(body) }),
});

/**
 * Adds the headers that every response has. A reply's own `cache-control` stays. HEAD is answered
 * as GET without the body.
 */
export const completeResponse = (
  { body, ...response }: HttpResponseInit,
  { method, requestId }: RequestContext,
): HttpResponseInit => ({
  ...response,
  ...(method === "HEAD" ? {} : { body }),
  headers: {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(response.headers as Record<string, string>),
    "x-request-id": requestId,
  },
});
