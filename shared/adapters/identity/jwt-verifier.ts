import { errors, jwtVerify } from "jose";
import type { JWTPayload } from "jose";
import * as z from "zod";

import type { TokenVerifier, Verified } from "../../application/ports/token-verifier.ts";
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

/**
 * A claim may be missing, but not malformed: taken for a missing one it would say what the issuer did
 * not, as a user's token whose `scp` cannot be read would pass for an application's own.
 */
const payload = z.object({
  tid: name.optional(),
  oid: name.optional(),
  azp: name.optional(),
  scp: z.string().optional(),
  roles: z.array(z.string()).default([]),
});

const refused = (problem: string) => ({ valid: false, problem }) as const;

function bearerOf(raw: JWTPayload): Verified {
  const parsed = payload.safeParse(raw);
  if (!parsed.success) return refused("A claim of the token is malformed.");
  const { azp, oid, roles, scp, tid } = parsed.data;
  if (tid === undefined || (azp === undefined && oid === undefined)) {
    return refused("The token names no tenant, or neither a user nor a client.");
  }
  const claims = {
    tenantId: tid,
    objectId: oid ?? null,
    clientId: azp ?? null,
    delegated: scp !== undefined,
    roles,
  };
  return { valid: true, claims };
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
      const bearer = bearerOf(verified.payload);
      if (!bearer.valid) return bearer;
      return verified.payload.iss === issuer.replace("{tenantid}", () => bearer.claims.tenantId)
        ? bearer
        : refused("The token's claim iss is missing or not accepted here.");
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      return refused(problem);
    }
  };
}
