import { createHash, randomUUID } from "node:crypto";

import { SignJWT, type JWTPayload } from "jose";
import * as z from "zod";

import { algorithm, unpublishedKey, type IssuerKeys } from "./keys.ts";

/** The tenant of portals, the purchase system and operators. */
export const serviceTenantId = "72f988bf-0000-4000-8000-000000000001";

/** Entra ID names a client in each access token. A request for an app-only token need not name one. */
const defaultClient = "local-app";

/** A token with one of these roles is an application's, unless the request names a scope. */
const appRoles = ["Portal", "Commerce", "Operator"];

const name = z.string().min(1).max(200);

export const tokenRequest = z.strictObject({
  /** Null omits the claim. */
  tid: name.nullable().default(serviceTenantId),
  /** Derived from tenant, client and roles by default, so that the same caller keeps its object ID. */
  oid: name.optional(),
  roles: z.array(name).max(20).default([]),
  azp: name.optional(),
  /** Scopes, separated by spaces; null omits the claim. App-only tokens have none by default. */
  scp: z.string().max(1000).nullable().optional(),
  /** `app` makes the token app-only. */
  idtyp: z.enum(["app", "user"]).optional(),
  /** Entra ID lists up to 200; more make a token that is too long. */
  groups: z.array(name).max(1000).optional(),
  /** 0: a member of the tenant. 1: a guest. */
  acct: z.literal([0, 1]).optional(),
  name: name.optional(),
  preferred_username: name.optional(),
  // The following fields make tokens that a service must refuse.
  /** Seconds; a negative number makes an expired token. */
  expiresIn: z.int().min(-86_400).max(86_400).default(3600),
  /** Seconds until the token becomes valid. */
  validIn: z.int().min(-86_400).max(86_400).default(0),
  issuer: name.optional(),
  audience: name.optional(),
  /** `stranger`: with a key that the issuer does not publish. */
  signedBy: z.enum(["issuer", "stranger"]).default("issuer"),
});
type TokenRequest = z.output<typeof tokenRequest>;
/** The body of a token request. Every field is optional. */
export type TokenClaims = z.input<typeof tokenRequest>;

export interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
  /** In `scp` of the tokens for people. */
  readonly scope: string;
}

/**
 * Issues an access token of version 2.0 with the claims of the request. It is app-only, that is without
 * `scp`, if a role is Portal, Commerce or Operator or `idtyp` is `app`; otherwise it is a person's.
 */
export async function issueToken(
  request: TokenRequest,
  keys: IssuerKeys,
  settings: IssuerSettings,
): Promise<{ access_token: string; token_type: "Bearer"; expires_in: number }> {
  const { kid, key } = await (request.signedBy === "issuer" ? keys.current() : unpublishedKey());
  const now = Math.floor(Date.now() / 1000);
  const oid = request.oid ?? stableObjectId(request);
  const access_token = await new SignJWT(claimsOf(request, oid, settings.scope))
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

/** The claims of the request; JSON omits those that are undefined. */
function claimsOf(request: TokenRequest, oid: string, scope: string): JWTPayload {
  const { acct, azp, groups, idtyp, name, preferred_username, roles, scp, tid } = request;
  const isAppOnly = idtyp === "app" || roles.some((role) => appRoles.includes(role));
  return {
    ver: "2.0",
    tid: tid ?? undefined,
    oid,
    scp: scp === undefined && !isAppOnly ? scope : (scp ?? undefined),
    roles: roles.length > 0 ? roles : undefined,
    azp: azp ?? (isAppOnly ? defaultClient : undefined),
    ...{ idtyp, groups, acct, name, preferred_username },
  };
}

function stableObjectId({ tid, azp, roles }: TokenRequest): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([tid, azp, roles]))
    .digest("hex");
  const part = (from: number, to: number): string => digest.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}
