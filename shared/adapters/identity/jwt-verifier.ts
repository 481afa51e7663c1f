import { errors, jwtVerify } from "jose";
import type { JWTPayload } from "jose";
import * as z from "zod";

import type { Claims, TokenVerifier } from "../../application/ports/token-verifier.ts";
import { publishedKeys } from "./published-keys.ts";
import type { PublishedKeysSettings } from "./published-keys.ts";

export interface JwtVerifierSettings extends PublishedKeysSettings {
  /** `{tenantid}` in it stands for the token's own tenant, as in the metadata of Entra ID. */
  readonly issuer: string;
  readonly audience: string;
  /** Signatures with a public key only: a shared secret would make our own key a forger's tool. */
  readonly algorithms?: readonly string[];
  /** How far the clocks of issuer and service may differ. */
  readonly clockToleranceSeconds?: number;
}

/** No directory issues tokens this long; reading them would be work that anybody can ask for. */
const tokenBytesMax = 8 * 1024;

const name = z.string().min(1).max(256);

/** Optional claims that are malformed decide nothing; a tenant must be there. */
const payload = z.object({
  tid: name,
  oid: name.optional(),
  azp: name.optional(),
  scp: z.string().optional(),
  roles: z.array(z.string()).default([]),
});

function claimsOf(raw: JWTPayload): Claims | undefined {
  const parsed = payload.safeParse(raw);
  if (!parsed.success) return undefined;
  const { azp, oid, roles, scp, tid } = parsed.data;
  if (azp === undefined && oid === undefined) return undefined;
  return {
    tenantId: tid,
    objectId: oid ?? null,
    clientId: azp ?? null,
    delegated: scp !== undefined,
    roles,
  };
}

/** What is wrong with the token, in words of our own; undefined where it is not the token's fault. */
function problemOf(error: unknown): string | undefined {
  if (!(error instanceof errors.JOSEError)) return undefined;
  if (error instanceof errors.JWTExpired) return "The token has expired.";
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `The token's claim ${error.claim} is missing or not accepted here.`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return "The token's algorithm is not accepted.";
  if (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  ) {
    return "The token is signed with an unknown key.";
  }
  return "The token cannot be read, or its signature is wrong.";
}

const refused = (problem: string) => ({ valid: false, problem }) as const;

/**
 * Verifies access tokens: signature by a published key, algorithm, issuer, audience, time, and a
 * tenant. Time is real time, never the moved clock. Keys are read at the first token, kept, and read
 * again when they grow old or a token names an unknown one.
 */
export function makeJwtVerifier(settings: JwtVerifierSettings): TokenVerifier {
  const { algorithms = ["RS256"], audience, clockToleranceSeconds = 30, issuer } = settings;
  const keys = publishedKeys(settings);
  const options = {
    algorithms: [...algorithms],
    audience,
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ["exp", "iss", "aud"],
  };
  return async (token) => {
    if (token.length > tokenBytesMax) return refused("The token is too long.");
    try {
      const verified = await jwtVerify(token, keys, options);
      const claims = claimsOf(verified.payload);
      if (!claims) return refused("The token names no tenant, or neither a user nor a client.");
      return verified.payload.iss === issuer.replace("{tenantid}", () => claims.tenantId)
        ? { valid: true, claims }
        : refused("The token's claim iss is missing or not accepted here.");
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      return refused(problem);
    }
  };
}
