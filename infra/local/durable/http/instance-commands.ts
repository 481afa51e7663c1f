import type { DurableResponse } from "../../host/durable-port.ts";
import type { Delivery } from "../client.ts";
import { isFinished } from "../store/instances.ts";
import { json, problem } from "./call.ts";
import type { Api, Call } from "./call.ts";
import { managementUrls } from "./client-binding.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The extension's rules: Azure's storage makes keys of these ids, and entities begin with an @. */
function faultOfId(id: string): string | undefined {
  if (id.startsWith("@")) return "Orchestration instance ids must not start with @.";
  if (/[/\\#?\p{Cc}]/u.test(id))
    return "Orchestration instance ids must not contain /, \\, #, ?, or control characters.";
  return id.length > 256 ? "Instance ID lengths must not exceed 256 characters." : undefined;
}

/** Versions of orchestrations, and the variant of a start that waits for the end. */
const notCarriedByStart = ["version", "timeout", "pollingInterval"];

export async function start(api: Api, { parts, query, body }: Call): Promise<DurableResponse> {
  const [functionName = "", instanceId = ""] = parts;
  const unknown = notCarriedByStart.find((name) => query.has(name));
  if (unknown !== undefined)
    return problem(400, `'${unknown}' is not carried by the local durable engine.`);
  const fault = faultOfId(instanceId);
  if (fault !== undefined) return problem(400, fault);
  if (body !== "" && !isJson(body)) return problem(400, "Invalid JSON content");
  const id = await api.client.start(
    functionName,
    instanceId || undefined,
    body === "" ? null : body,
  );
  const urls = managementUrls(api.host, id);
  return json(202, urls, { location: urls.statusQueryGetUri, "retry-after": "10" });
}

const statusOf: Readonly<Record<Delivery, number>> = {
  accepted: 202,
  "not found": 404,
  finished: 410,
};

export async function raiseEvent({ client }: Api, call: Call): Promise<DurableResponse> {
  const { parts, headers, body } = call;
  const [id = "", name = ""] = parts;
  const contentType = String(headers["content-type"] ?? "");
  const instance = client.find(id);
  if (instance && !isFinished(instance.status)) {
    if (!/^application\/json\b/i.test(contentType))
      return problem(400, "Only application/json request content is supported");
    if (!isJson(body)) return problem(400, "Invalid JSON content");
  }
  return { status: statusOf[await client.raiseEvent(id, name, body)] };
}

export async function terminate({ client }: Api, { parts, query }: Call): Promise<DurableResponse> {
  return { status: statusOf[await client.terminate(parts[0] ?? "", query.get("reason") ?? "")] };
}

export function notCarried(_api: Api, { parts }: Call): DurableResponse {
  return json(501, `'${parts.at(-1) ?? ""}' is not carried by the local durable engine.`);
}
