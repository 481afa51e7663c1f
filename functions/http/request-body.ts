import type { HttpRequest } from "@azure/functions";

import { accept, refuse } from "../../shared/domain/result.ts";
import type { Outcome, Problem } from "./problem.ts";

const kibibyte = 1024;
const bodyBytesMax = 64 * kibibyte;

const bodyTooLarge: Problem = {
  code: "BODY_TOO_LARGE",
  detail: `The body must not exceed ${bodyBytesMax / kibibyte} KiB.`,
};

/** Azure's host passes on no body without a length. */
const lengthRequired: Problem = {
  code: "LENGTH_REQUIRED",
  detail: "Send the body with a Content-Length header. A chunked body does not arrive here.",
};

const isChunked = ({ headers }: HttpRequest): boolean =>
  headers.get("transfer-encoding")?.toLowerCase().includes("chunked") === true;

/** A problem with the whole body, or with a header that describes it. */
const invalidBody = (path: string, message: string): Problem => ({
  code: "INVALID_REQUEST",
  detail: message,
  errors: [{ path, message }],
});

/**
 * Reads at most the allowed number of bytes, because the declared length can be wrong or missing.
 */
async function readBytes({ body, headers }: HttpRequest): Promise<Outcome<Buffer>> {
  if (Number(headers.get("content-length") ?? 0) > bodyBytesMax) return refuse(bodyTooLarge);
  if (!body) return accept(Buffer.alloc(0));
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bodyBytesMax) return refuse(bodyTooLarge);
    chunks.push(chunk);
  }
  return accept(Buffer.concat(chunks));
}

/** The content type that `Request` sets by default, and that Azure's host passes on. */
const untyped = "text/plain;charset=utf-8";

const isJson = (contentType: string | null): boolean => {
  const type = contentType?.trim().toLowerCase() ?? untyped;
  return type === untyped || /^application\/(json|[\w.+-]+\+json)\s*(;|$)/.test(type);
};

/** Compressed bodies are refused, because their decompressed size is not limited. */
const isUncompressed = (contentEncoding: string | null): boolean =>
  contentEncoding === null || contentEncoding.trim().toLowerCase() === "identity";

function parseJson(bytes: Buffer): Outcome<unknown> {
  try {
    return accept(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    // The parser's message quotes the body, which can contain secrets.
    return refuse(invalidBody("body", "The body must be valid JSON in UTF-8."));
  }
}

/** The parsed body; undefined if the request has none. */
export async function readBody(request: HttpRequest): Promise<Outcome<unknown>> {
  const bytes = await readBytes(request);
  if (!bytes.ok) return bytes;
  if (bytes.value.byteLength === 0) {
    return isChunked(request) ? refuse(lengthRequired) : accept(undefined);
  }
  if (!isUncompressed(request.headers.get("content-encoding"))) {
    const message = "Compressed bodies are not supported; remove Content-Encoding.";
    return refuse(invalidBody("content-encoding", message));
  }
  if (!isJson(request.headers.get("content-type"))) {
    return refuse(invalidBody("content-type", "Content-Type must be application/json."));
  }
  return parseJson(bytes.value);
}
