import { createHash, createHmac, timingSafeEqual } from "node:crypto";

import type { Incoming } from "../http-server.ts";

const clockSkewMsMax = 15 * 60_000;

/**
 * Checks the HMAC-SHA256 signature of a request as Communication Services does, so that a wrong key or
 * signature fails in tests as well. Returns the problem, or undefined if there is none.
 */
export function signatureProblem(incoming: Incoming, accessKey: string): string | undefined {
  const date = header(incoming, "x-ms-date");
  const contentHash = header(incoming, "x-ms-content-sha256");
  const authorization = header(incoming, "authorization");
  if (!date || !contentHash || !authorization) return "The request is not signed.";
  // An invalid date is NaN, for which every comparison is false.
  if (!(Math.abs(Date.now() - Date.parse(date)) <= clockSkewMsMax)) {
    return "x-ms-date is too far from now.";
  }
  if (createHash("sha256").update(incoming.body).digest("base64") !== contentHash) {
    return "x-ms-content-sha256 is not the hash of the body.";
  }
  const { pathname, search } = incoming.url;
  const host = header(incoming, "host");
  const signed = `${incoming.method}\n${pathname}${search}\n${date};${host};${contentHash}`;
  const signature = createHmac("sha256", Buffer.from(accessKey, "base64"))
    .update(signed)
    .digest("base64");
  const expected = `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`;
  return equal(authorization, expected) ? undefined : "The signature is wrong.";
}

function header({ headers }: Incoming, name: string): string {
  const value = headers[name];
  return typeof value === "string" ? value : "";
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
