import { createHash } from "node:crypto";

import { decodeJwt } from "jose";

import type { TokenVerifier, Verified } from "../../application/ports/token-verifier.ts";

/** How long a verified token is accepted without asking again: a withdrawn key counts within this time. */
const rememberedMs = 60_000;
const tokensMax = 10_000;

interface Remembered {
  readonly verified: Verified;
  readonly untilMs: number;
}

/** The token's expiry in ms; 0 if it names none. */
const expiryOf = (token: string): number => (decodeJwt(token).exp ?? 0) * 1000;

/** Tokens are secrets: only their digests stay in memory. */
const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64");

/**
 * Verifies each token once a minute instead of once a request, because a signature costs as much CPU
 * as the rest of the edge. A token is never accepted after its expiry, and a refused one is verified
 * again each time.
 */
export function rememberVerified(verify: TokenVerifier, nowMs = Date.now): TokenVerifier {
  const remembered = new Map<string, Remembered>();
  return async (token) => {
    const digest = digestOf(token);
    const found = remembered.get(digest);
    if (found && nowMs() < found.untilMs) return found.verified;
    remembered.delete(digest);
    const verified = await verify(token);
    if (!verified.valid) return verified;
    const untilMs = Math.min(nowMs() + rememberedMs, expiryOf(token));
    remembered.set(digest, { verified, untilMs });
    // Map keeps the order of insertion, so the first is the one that was verified longest ago.
    const [oldest] = remembered.keys();
    if (remembered.size > tokensMax && oldest !== undefined) remembered.delete(oldest);
    return verified;
  };
}
