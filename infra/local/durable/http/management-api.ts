import type { DurableRequest, DurableResponse } from "../../host/durable-port.ts";
import { AlreadyExists } from "../client.ts";
import { Refused } from "../replay/actions.ts";
import { problem } from "./call.ts";
import type { Api, Call } from "./call.ts";
import { rpcPath, webhookPath } from "./client-binding.ts";
import { listInstances, oneInstance, purgeInstance, purgeInstances } from "./instance-queries.ts";
import { notCarried, raiseEvent, start, terminate } from "./instance-commands.ts";

type Operation = (api: Api, call: Call) => DurableResponse | Promise<DurableResponse>;

const some = "([^/]+)";
const routes: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ["POST", RegExp(`^orchestrators/${some}(?:/${some})?$`, "i"), start],
  ["GET", RegExp(`^instances$`, "i"), listInstances],
  ["DELETE", RegExp(`^instances$`, "i"), purgeInstances],
  ["GET", RegExp(`^instances/${some}$`, "i"), oneInstance],
  ["DELETE", RegExp(`^instances/${some}$`, "i"), purgeInstance],
  ["POST", RegExp(`^instances/${some}/terminate$`, "i"), terminate],
  ["POST", RegExp(`^instances/${some}/raiseEvent/${some}$`, "i"), raiseEvent],
  ["POST", RegExp(`^instances/${some}/(suspend|resume|rewind|restart)$`, "i"), notCarried],
  ["GET", RegExp(`^(entities)(?:/.*)?$`, "i"), notCarried],
  ["POST", RegExp(`^(entities)(?:/.*)?$`, "i"), notCarried],
];

/** The HTTP API of Durable Functions, the same for the library and for people. */
export async function handleRequest(api: Api, request: DurableRequest): Promise<DurableResponse> {
  const lower = request.path.toLowerCase();
  const base = [webhookPath, rpcPath].find((prefix) => lower.startsWith(`${prefix}/`)) ?? "";
  const path = request.path.slice(base.length).replace(/^\/+|\/+$/g, "");
  for (const [method, pattern, operation] of routes) {
    const match = method === request.method.toUpperCase() ? pattern.exec(path) : null;
    if (!match) continue;
    try {
      const parts = match
        .slice(1)
        .map((part: string | undefined) => decodeURIComponent(part ?? ""));
      return await operation(api, { ...request, parts });
    } catch (error) {
      if (error instanceof AlreadyExists) return problem(409, error.message);
      if (error instanceof Refused || error instanceof URIError) return problem(400, error.message);
      throw error;
    }
  }
  return { status: 404 };
}
