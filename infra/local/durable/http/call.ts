import type { DurableHost, DurableRequest, DurableResponse } from "../../host/durable-port.ts";
import type { Client } from "../client.ts";

export interface Api {
  readonly host: DurableHost;
  readonly client: Client;
}

export interface Call extends DurableRequest {
  /** The decoded parts of the path behind the controller: instance or function, operation, event. */
  readonly parts: readonly string[];
}

export const json = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): DurableResponse => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(value),
});

export const problem = (status: number, message: string): DurableResponse =>
  json(status, { Message: message });
