import type { HttpRequest } from "@azure/functions";

import type { Refusal } from "../../shared/domain/refusal.ts";
import { invalid } from "../../shared/domain/refusal.ts";
import type { Result } from "../../shared/domain/result.ts";
import { accept, refuse } from "../../shared/domain/result.ts";

const bodyBytesMax = 64 * 1024;

const tooLarge: Refusal = {
  code: "BODY_TOO_LARGE",
  detail: `A body may have ${bodyBytesMax} bytes.`,
};

/** The bytes of the body, read no further than allowed: a declared length may lie or be absent. */
async function bytesOf({ body, headers }: HttpRequest): Promise<Result<Buffer>> {
  if (Number(headers.get("content-length") ?? 0) > bodyBytesMax) return refuse(tooLarge);
  if (!body) return accept(Buffer.alloc(0));
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bodyBytesMax) return refuse(tooLarge);
    chunks.push(chunk);
  }
  return accept(Buffer.concat(chunks));
}

/** What `Request` writes by itself beside a text that came without a type, as Azure's host hands it on. */
const untyped = "text/plain;charset=utf-8";

const isJson = (contentType: string | null): boolean => {
  const type = contentType?.trim().toLowerCase() ?? untyped;
  return type === untyped || /^application\/(json|[\w.+-]+\+json)\s*(;|$)/.test(type);
};

/** Taken apart before it is measured, a compressed body could be of any size: none is. */
const isPlain = (contentEncoding: string | null): boolean =>
  contentEncoding === null || contentEncoding.trim().toLowerCase() === "identity";

function parse(bytes: Buffer): Result<unknown> {
  try {
    return accept(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    // The parser's message quotes the body, which may hold what nobody should see again.
    return refuse(invalid("body", "is not JSON in UTF-8."));
  }
}

/** The parsed body; undefined where there is none. */
export async function readBody(request: HttpRequest): Promise<Result<unknown>> {
  const bytes = await bytesOf(request);
  if (!bytes.ok) return bytes;
  if (bytes.value.byteLength === 0) return accept(undefined);
  if (!isPlain(request.headers.get("content-encoding"))) {
    return refuse(invalid("content-encoding", "must be absent: bodies are read as they are."));
  }
  if (!isJson(request.headers.get("content-type"))) {
    return refuse(invalid("content-type", "must be application/json."));
  }
  return parse(bytes.value);
}
