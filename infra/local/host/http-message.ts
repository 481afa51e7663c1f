import type { IncomingMessage, ServerResponse } from "node:http";

import type { RpcCookie, RpcData, RpcHttp } from "./rpc.ts";

/** The body of a request is larger than the host takes. */
export class BodyTooLarge extends Error {}

/** The whole body; undefined when the client went away before its end. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | undefined> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (length === undefined && encoding === undefined) return Buffer.alloc(0);
  if (Number(length) > limit) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new BodyTooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof BodyTooLarge) throw error;
    return undefined;
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

export function toRpcHttp(
  request: IncomingMessage,
  origin: string,
  query: URLSearchParams,
  params: Record<string, string>,
  body: Buffer,
): RpcData {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = typeof value === "string" ? value : value.join(", ");
  const nullableParams: Record<string, { value: string }> = {};
  for (const [name, value] of Object.entries(params)) nullableParams[name] = { value };
  const http: RpcHttp = {
    method: request.method ?? "GET",
    url: `${origin}${request.url ?? "/"}`,
    headers,
    nullableQuery: joinQuery(query),
    nullableParams,
  };
  if (body.length > 0) http.body = { bytes: body };
  return { http };
}

// Azure's host hands the worker one string per key: values of a repeated key joined by a comma, and
// keys that differ only in case are one key.
function joinQuery(query: URLSearchParams): Record<string, { value: string }> {
  const joined: Record<string, { value: string }> = {};
  const names = new Map<string, string>();
  for (const [key, value] of query) {
    const name = names.get(key.toLowerCase()) ?? key;
    const known = joined[name];
    names.set(key.toLowerCase(), name);
    joined[name] = { value: known === undefined ? value : `${known.value},${value}` };
  }
  return joined;
}

const framing = new Set(["content-length", "transfer-encoding", "connection"]);

/** Writes what the function returned: nothing at all is 204, as on Azure. */
export function writeHttp(
  response: ServerResponse,
  http: RpcHttp | undefined,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (http === undefined) {
    response.writeHead(204).end();
    return;
  }
  const status = Number(http.statusCode ?? 200);
  for (const [name, value] of Object.entries(http.headers ?? {}))
    if (!framing.has(name)) response.setHeader(name, value);
  for (const cookie of http.cookies ?? []) response.appendHeader("set-cookie", toSetCookie(cookie));
  const body = http.body?.bytes ?? new Uint8Array();
  if (status !== 204 && status !== 304) response.setHeader("content-length", body.byteLength);
  response.writeHead(status).end(body);
}

const sameSite = { none: undefined, lax: "Lax", strict: "Strict", explicitNone: "None" } as const;

function toSetCookie(cookie: RpcCookie): string {
  const attributes: readonly (readonly [string, string | number | undefined])[] = [
    ["Domain", cookie.domain?.value],
    ["Path", cookie.path?.value],
    ["Max-Age", cookie.maxAge?.value],
    ["Expires", cookie.expires && new Date(cookie.expires.value.seconds * 1000).toUTCString()],
    ["SameSite", sameSite[cookie.sameSite]],
  ];
  const parts = [`${cookie.name}=${encodeURIComponent(cookie.value)}`];
  for (const [name, value] of attributes) if (value !== undefined) parts.push(`${name}=${value}`);
  if (cookie.secure?.value === true) parts.push("Secure");
  if (cookie.httpOnly?.value === true) parts.push("HttpOnly");
  return parts.join("; ");
}
