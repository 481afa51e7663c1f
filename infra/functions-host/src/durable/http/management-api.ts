import type { DurableRequest, DurableResponse } from "../model/port.ts";
import { notSupported, Refused } from "../model/refused.ts";
import { AlreadyExists } from "../run/client.ts";
import type { Client } from "../run/client.ts";
import { json, purge, purgeAll, start, status } from "./operations.ts";
import type { Call } from "./operations.ts";

type Operation = (client: Client, call: Call) => DurableResponse | Promise<DurableResponse>;

/** The body is a string: the library makes its error of it. */
const unsupported =
  (feature?: string): Operation =>
  (_client, { parts }) =>
    json(501, notSupported(feature ?? parts.at(-1) ?? "").message);

const routes: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ["POST", /^orchestrators\/([^/]+)(?:\/([^/]+))?$/i, start],
  ["GET", /^instances\/([^/]+)$/i, status],
  ["DELETE", /^instances\/([^/]+)$/i, purge],
  ["DELETE", /^instances$/i, purgeAll],
  ["GET", /^instances$/i, unsupported("status of many instances")],
  ["POST", /^instances\/[^/]+\/(terminate|suspend|resume|rewind|restart)$/i, unsupported()],
  ["POST", /^instances\/[^/]+\/raiseEvent\/[^/]+$/i, unsupported("raiseEvent")],
  ["GET", /^entities(?:\/.*)?$/i, unsupported("entities")],
  ["POST", /^entities(?:\/.*)?$/i, unsupported("entities")],
];

/** The HTTP API of Durable Functions as the library calls it, below `/durabletask/`. */
export async function handleRequest(
  client: Client,
  request: DurableRequest,
): Promise<DurableResponse> {
  const path = request.path.replace(/^\/durabletask\/+/i, "").replace(/\/+$/, "");
  for (const [method, pattern, operation] of routes) {
    const match = method === request.method.toUpperCase() ? pattern.exec(path) : null;
    if (!match) continue;
    try {
      const parts = match
        .slice(1)
        .map((part: string | undefined) => decodeURIComponent(part ?? ""));
      return await operation(client, { query: request.query, body: request.body, parts });
    } catch (error) {
      if (error instanceof AlreadyExists) return json(409, { Message: error.message });
      if (error instanceof Refused || error instanceof URIError)
        return json(400, { Message: error.message });
      throw error;
    }
  }
  return { status: 404 };
}
