import type { IncomingMessage, ServerResponse } from "node:http";

import type { RpcData, RpcHttp } from "./rpc.ts";

/** The body of a request is larger than the limit. */
export class BodyTooLarge extends Error {}

/** The whole body; undefined when the client closed the connection before its end. */
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

// As Azure's host does: it joins the values of a repeated key by a comma, and keys that differ only in
// case are one key.
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

/** Writes the response of a function: 204 where it returned nothing. Throws for cookies. */
export function writeHttp(response: ServerResponse, http: RpcHttp | undefined): void {
  if (response.destroyed) return;
  if (http === undefined) {
    response.writeHead(204).end();
    return;
  }
  if (http.cookies?.length) throw new Error("'cookies' of a response is not supported here");
  const status = Number(http.statusCode ?? 200);
  for (const [name, value] of Object.entries(http.headers ?? {}))
    if (!framing.has(name)) response.setHeader(name, value);
  const body = http.body?.bytes ?? new Uint8Array();
  if (status !== 204 && status !== 304) response.setHeader("content-length", body.byteLength);
  response.writeHead(status).end(body);
}
