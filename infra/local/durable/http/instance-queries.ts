import type { DurableResponse } from "../../host/durable-port.ts";
import { isFinished } from "../store/instances.ts";
import type { InstanceFilter } from "../store/instances.ts";
import { json } from "./call.ts";
import type { Api, Call } from "./call.ts";
import { statusPayload } from "./status-payload.ts";

const flag = (query: URLSearchParams, name: string, otherwise: boolean): boolean =>
  query.has(name) ? query.get(name)?.toLowerCase() === "true" : otherwise;

/** 202 while it runs and 200 when it has ended, whatever the end; 500 for a failure only where it is asked for. */
export function oneInstance({ host, client }: Api, call: Call): DurableResponse {
  const { parts, query, path } = call;
  const instance = client.find(parts[0] ?? "");
  if (!instance) return { status: 404 };
  const payload = statusPayload(instance, {
    input: flag(query, "showInput", true),
    historyOutput: flag(query, "showHistoryOutput", false),
    ...(flag(query, "showHistory", false) && { history: client.history(instance.id) }),
  });
  if (!isFinished(instance.status)) {
    const location = `${host.baseUrl}${path}?${query.toString()}`;
    return json(202, payload, { "retry-after": "5", location });
  }
  const asServerError = flag(query, "returnInternalServerErrorOnFailure", false);
  return json(asServerError && instance.status === "Failed" ? 500 : 200, payload);
}

/** Azure's names, those included that no instance here ever has: a filter by one finds nothing. */
const runtimeStatuses = [
  ...["Unknown", "Pending", "Running", "Suspended", "ContinuedAsNew"],
  ...["Completed", "Failed", "Terminated", "Canceled"],
];

function filterOf(query: URLSearchParams): InstanceFilter {
  const time = (name: string) => {
    const milliseconds = Date.parse(query.get(name) ?? "");
    return Number.isNaN(milliseconds) ? undefined : milliseconds;
  };
  const createdFrom = time("createdTimeFrom");
  const createdTo = time("createdTimeTo");
  const idPrefix = query.get("instanceIdPrefix");
  const asked = query.getAll("runtimeStatus").join().toLowerCase().split(",");
  // A name that nobody knows does not count, and if no other is left, nor does the filter.
  const statuses = runtimeStatuses.filter((status) => asked.includes(status.toLowerCase()));
  return {
    ...(idPrefix !== null && { idPrefix }),
    ...(createdFrom !== undefined && { createdFrom }),
    ...(createdTo !== undefined && { createdTo }),
    ...(statuses.length > 0 && { statuses }),
  };
}

const pageSize = 100;
const tokenHeader = "x-ms-continuation-token";

/** Pages of `top`. The token names the last id of the page; an empty one means that there is no more. */
export function listInstances({ client }: Api, { query, headers }: Call): DurableResponse {
  const asked = Number.parseInt(query.get("top") ?? "", 10);
  const top = asked > 0 ? asked : pageSize;
  const token = String(headers[tokenHeader] ?? "");
  const afterId = Buffer.from(token, "base64url").toString();
  const filter = { ...filterOf(query), ...(token !== "" && { afterId }), top: top + 1 };
  const found = client.list(filter);
  const page = found.slice(0, top);
  const next = found.length > top ? Buffer.from(page.at(-1)?.id ?? "").toString("base64url") : "";
  const shown = { input: flag(query, "showInput", true) };
  const payloads = page.map((instance) => statusPayload(instance, shown));
  return json(200, payloads, { [tokenHeader]: next });
}

export async function purgeInstance({ client }: Api, { parts }: Call): Promise<DurableResponse> {
  const instance = client.find(parts[0] ?? "");
  if (!instance) return { status: 404 };
  if (!isFinished(instance.status))
    return json(
      412,
      "Only orchestrations in a terminal state can be purged, but the orchestration with instance ID " +
        `${instance.id} has status ${instance.status}`,
    );
  return json(200, { instancesDeleted: await client.purge([instance]) });
}

export async function purgeInstances({ client }: Api, { query }: Call): Promise<DurableResponse> {
  const filter = filterOf(query);
  if (filter.createdFrom === undefined)
    return json(400, "Please provide value for 'createdTimeFrom' parameter.");
  const instancesDeleted = await client.purge(client.list(filter));
  return instancesDeleted === 0 ? { status: 404 } : json(200, { instancesDeleted });
}
