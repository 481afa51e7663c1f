import { createHash, randomUUID } from "node:crypto";

import { SignJWT } from "jose";
import * as z from "zod";

import { algorithm, strangersKey, type IssuerKeys } from "./keys.ts";

/** The tenant of callers that are not a partner's people: portals, the purchase system, operators. */
export const serviceTenantId = "72f988bf-0000-4000-8000-000000000001";

const name = z.string().min(1).max(200);

export const tokenRequest = z.strictObject({
  /** Null leaves the claim out. */
  tid: name.nullable().default(serviceTenantId),
  oid: name.optional(),
  roles: z.array(name).max(20).default([]),
  azp: name.optional(),
  name: name.optional(),
  preferred_username: name.optional(),
  // What follows makes tokens that ought to be refused.
  /** Seconds; negative: expired already. */
  expiresIn: z.int().min(-86_400).max(86_400).default(3600),
  /** Seconds until the token becomes valid. */
  validIn: z.int().min(-86_400).max(86_400).default(0),
  issuer: name.optional(),
  audience: name.optional(),
  signedBy: z.enum(["issuer", "stranger"]).default("issuer"),
});
type TokenRequest = z.output<typeof tokenRequest>;
/** What a caller may send: every field is optional. */
export type TokenClaims = z.input<typeof tokenRequest>;

export interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
}

export async function issueToken(
  request: TokenRequest,
  keys: IssuerKeys,
  settings: IssuerSettings,
): Promise<{ access_token: string; token_type: "Bearer"; expires_in: number }> {
  const { kid, key } = await (request.signedBy === "issuer" ? keys.current() : strangersKey());
  const now = Math.floor(Date.now() / 1000);
  const oid = request.oid ?? stableObjectId(request);
  const { tid, roles, azp, name, preferred_username } = request;
  const claims = {
    ver: "2.0",
    ...(tid !== null && { tid }),
    oid,
    ...(roles.length > 0 && { roles }),
    ...(azp !== undefined && { azp }),
    ...(name !== undefined && { name }),
    ...(preferred_username !== undefined && { preferred_username }),
  };
  const access_token = await new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid, typ: "JWT" })
    .setIssuer(request.issuer ?? settings.issuer)
    .setAudience(request.audience ?? settings.audience)
    .setSubject(oid)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setNotBefore(now + request.validIn)
    .setExpirationTime(now + request.expiresIn)
    .sign(key);
  return { access_token, token_type: "Bearer", expires_in: request.expiresIn };
}

/** The same person or application keeps its object id, as in a directory. */
function stableObjectId({ tid, azp, roles }: TokenRequest): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([tid, azp, roles]))
    .digest("hex");
  const part = (from: number, to: number): string => digest.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}
