import type { DurableResponse } from "../model/port.ts";
import { notSupported, Refused } from "../model/refused.ts";
import { NotFinished } from "../run/client.ts";
import type { Client } from "../run/client.ts";
import { isFinished } from "../store/instances.ts";
import type { InstanceFilter } from "../store/instances.ts";
import { statusPayload } from "./status-payload.ts";

export interface Call {
  readonly query: URLSearchParams;
  readonly body: string;
  /** The decoded variable parts of the path: names and instance IDs. */
  readonly parts: readonly string[];
}

export const json = (status: number, value: unknown): DurableResponse => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(value),
});

function refuseOptions(query: URLSearchParams, ...names: readonly string[]): void {
  const name = names.find((each) => query.has(each));
  if (name !== undefined) throw notSupported(name);
}

/** 202 with the ID of the instance. */
export async function start(client: Client, call: Call): Promise<DurableResponse> {
  const { parts, query, body } = call;
  const [functionName = "", instanceId = ""] = parts;
  refuseOptions(query, "version", "timeout", "pollingInterval");
  if (body !== "" && !isJson(body)) throw new Refused("Invalid JSON content");
  const input = body === "" ? null : body;
  return json(202, { id: await client.start(functionName, instanceId || undefined, input) });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** 202 while the instance runs, and 200 when it has ended. */
export function status(client: Client, { parts, query }: Call): DurableResponse {
  refuseOptions(query, "showHistory", "showHistoryOutput", "returnInternalServerErrorOnFailure");
  if (query.get("showInput") === "false") throw notSupported("showInput=false");
  const instance = client.find(parts[0] ?? "");
  if (!instance) return { status: 404 };
  return json(isFinished(instance) ? 200 : 202, statusPayload(instance));
}

export async function purge(client: Client, { parts }: Call): Promise<DurableResponse> {
  try {
    const isPurged = await client.purge(parts[0] ?? "");
    return isPurged ? json(200, { instancesDeleted: 1 }) : { status: 404 };
  } catch (error) {
    if (error instanceof NotFinished) return json(412, error.message);
    throw error;
  }
}

export async function purgeAll(client: Client, { query }: Call): Promise<DurableResponse> {
  const filter = filterOf(query);
  if (filter.createdFrom === undefined)
    return json(400, "Please provide value for 'createdTimeFrom' parameter.");
  const instancesDeleted = await client.purgeAll(filter);
  return instancesDeleted === 0 ? { status: 404 } : json(200, { instancesDeleted });
}

/** Azure's names. Some of these statuses no instance has here. */
const runtimeStatuses = [
  ...["Unknown", "Pending", "Running", "Suspended", "ContinuedAsNew"],
  ...["Completed", "Failed", "Terminated", "Canceled"],
];

function filterOf(query: URLSearchParams): InstanceFilter {
  const createdFrom = timeOf(query, "createdTimeFrom");
  const createdTo = timeOf(query, "createdTimeTo");
  const asked = query.get("runtimeStatus")?.split(",");
  return {
    ...(createdFrom !== undefined && { createdFrom }),
    ...(createdTo !== undefined && { createdTo }),
    ...(asked && { statuses: asked.map(statusNamed) }),
  };
}

function timeOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Refused(`'${name}' is not a time: ${text}`);
  return time;
}

function statusNamed(name: string): string {
  const known = runtimeStatuses.find((each) => each.toLowerCase() === name.toLowerCase());
  if (known === undefined) throw new Refused(`'runtimeStatus' has an unknown status: ${name}`);
  return known;
}
