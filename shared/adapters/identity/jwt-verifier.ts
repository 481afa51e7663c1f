import { errors, jwtVerify } from "jose";
import type { JWTPayload } from "jose";
import * as z from "zod";

import type { Claims, TokenVerifier, Verified } from "../../application/ports/token-verifier.ts";
import { sameId } from "../../domain/spelling.ts";
import { publishedKeys } from "./published-keys.ts";
import type { PublishedKeysSettings } from "./published-keys.ts";

export interface JwtVerifierSettings extends PublishedKeysSettings {
  /** `{tenantid}` in it is replaced by the token's tenant, as in the metadata of Entra ID. */
  readonly issuer: string;
  readonly audience: string;
  /** Public-key algorithms only. With a shared secret, the service's key could also sign tokens. */
  readonly algorithms?: readonly string[];
  /** How much the clocks of the issuer and the service may differ. */
  readonly clockToleranceSeconds?: number;
}

/** Entra ID lists up to 200 groups in a token. The limit stops callers from causing work with large ones. */
const tokenBytesMax = 24 * 1024;

const name = z.string().min(1).max(256);

/**
 * A claim can be missing, but not malformed. If a malformed claim counted as missing, a user's
 * token with an unreadable `scp` would count as an application's token.
 */
const payload = z.object({
  tid: name.optional(),
  oid: name.optional(),
  azp: name.optional(),
  scp: z.string().optional(),
  idtyp: z.string().optional(),
  acct: z.union([z.int(), z.literal(["0", "1"]).transform(Number)]).optional(),
  roles: z.array(z.string()).default([]),
});

/** Entra ID puts these only into ID tokens, which say who signed in and are no permission to call. */
const idTokenClaims = ["nonce", "at_hash", "c_hash"];

const refused = (problem: string) => ({ valid: false, problem }) as const;

/** Null where the token is neither: an access token without scopes names the client that it is of. */
function kindOf({ azp, idtyp, scp }: z.output<typeof payload>): Claims["bearer"] | null {
  if (scp !== undefined) return idtyp === "app" ? null : "Person";
  return azp !== undefined && (idtyp === undefined || idtyp === "app") ? "App" : null;
}

function claimsOf(raw: JWTPayload): Verified {
  const parsed = payload.safeParse(raw);
  if (!parsed.success) return refused("A claim of the token is malformed.");
  const { acct, azp, oid, roles, scp = "", tid } = parsed.data;
  if (tid === undefined || (azp === undefined && oid === undefined)) {
    return refused("The token names no tenant, or neither a user nor a client.");
  }
  const bearer = kindOf(parsed.data);
  if (bearer === null || idTokenClaims.some((claim) => claim in raw)) {
    return refused("The token is not an access token.");
  }
  const claims = {
    tenantId: tid,
    objectId: oid ?? null,
    clientId: azp ?? null,
    bearer,
    scopes: scp.split(" ").filter((scope) => scope !== ""),
    isGuest: acct === 1,
    roles,
  };
  return { valid: true, claims };
}

/** What is wrong with the token, as a sentence; undefined when the error has another cause. */
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
 * Verifies access tokens: signature, algorithm, issuer, audience, validity period and tenant. ID tokens
 * are refused. The validity period is compared with the real time, not with the domain's clock. The keys
 * are read at the first token, and again when they are old or a token names an unknown key. Throws `Busy`
 * while the keys cannot be read.
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
      const result = claimsOf(verified.payload);
      if (!result.valid) return result;
      const expected = issuer.replace("{tenantid}", () => result.claims.tenantId);
      return sameId(verified.payload.iss ?? "", expected)
        ? result
        : refused("The token's claim iss is missing or not accepted here.");
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      return refused(problem);
    }
  };
}
