import { createHmac } from "node:crypto";

import { exportJWK, exportSPKI } from "jose";
import type { JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { makeJwtVerifier } from "../../../shared/adapters/identity/jwt-verifier.ts";
import {
  audience,
  forged,
  goodClaims,
  inSeconds,
  issuer,
  keyEndpoint,
  newKey,
  sign,
} from "./issuer.ts";
import type { Key } from "./issuer.ts";

let key: Key;
let stranger: Key;
let endpoint: Awaited<ReturnType<typeof keyEndpoint>>;
const verifier = (more: object = {}) =>
  makeJwtVerifier({ issuer, audience, jwksUrl: endpoint.url, ...more });

beforeAll(async () => {
  [key, stranger] = await Promise.all([newKey("one"), newKey("one")]);
  endpoint = await keyEndpoint(key);
});
afterAll(() => endpoint.close());

const signed = (change: JWTPayload) => sign(key, { ...goodClaims(), ...change });

const without = (claim: string) => signed({ [claim]: undefined });

/** HS256 with the published key, in one of its forms, as the shared secret: the classical confusion. */
async function signedWithThePublicKey(
  secretOf: (publicKey: Key["publicKey"]) => Promise<string>,
): Promise<string> {
  const unsigned = forged({ alg: "HS256", kid: "one" }, goodClaims()).slice(0, -1);
  const secret = await secretOf(key.publicKey);
  return `${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`;
}

/** A forger's own key, which the token brings along or says where to find. */
async function bringingItsKey(): Promise<string> {
  const jwk = await exportJWK(stranger.publicKey);
  return sign(stranger, goodClaims(), { jwk, kid: "three" });
}

const withSignatureChanged = async () => {
  const [header = "", payload = "", signature = ""] = (await signed({})).split(".");
  const other = signature.startsWith("A") ? "B" : "A";
  return `${header}.${payload}.${other}${signature.slice(1)}`;
};

const withPayloadChanged = async () => {
  const [header = "", , signature = ""] = (await signed({})).split(".");
  return `${header}.${forged({}, { ...goodClaims(), tid: "fabrikam" }).split(".")[1] ?? ""}.${signature}`;
};

test("a good token says who its bearer is", async () => {
  expect(await verifier()(await signed({}))).toEqual({
    valid: true,
    claims: {
      tenantId: "contoso",
      objectId: "technician1",
      clientId: "portal-spa",
      bearer: "Person",
      scopes: ["User.Read", "access_as_user"],
      isGuest: false,
      roles: ["Partner.Admin"],
    },
  });
});

test.each([
  ["an app-only token", { scp: undefined }, { bearer: "App", scopes: [], isGuest: false }],
  ["an app-only token with its type", { scp: undefined, idtyp: "app" }, { bearer: "App" }],
  ["a person's token with its type", { idtyp: "user" }, { bearer: "Person" }],
  ["a token without scopes in its claim", { scp: "" }, { bearer: "Person", scopes: [] }],
  ["a member's token", { acct: 0 }, { isGuest: false }],
  ["a guest's token", { acct: 1 }, { isGuest: true }],
  ["a guest's token with the claim as text", { acct: "1" }, { isGuest: true }],
])("the token table: %s says so", async (_, change, expected) => {
  expect(await verifier()(await signed(change))).toMatchObject({ valid: true, claims: expected });
});

test("a token that lists 200 groups is accepted", async () => {
  const groups = Array.from({ length: 200 }, () => crypto.randomUUID());
  expect((await verifier()(await signed({ groups }))).valid).toBe(true);
});

test("a token may be as long as 24 KiB, as one with 200 groups can be", async () => {
  const token = await signed({ filler: "x".repeat(17 * 1024) });
  expect(token.length).toBeGreaterThan(23 * 1024);
  expect(token.length).toBeLessThanOrEqual(24 * 1024);
  expect(await verifier()(token)).toMatchObject({ valid: true });
});

const bad: readonly (readonly [string, () => string | Promise<string>, RegExp])[] = [
  ["another issuer", () => signed({ iss: "https://else.example/" }), /iss/],
  ["no issuer", () => without("iss"), /iss/],
  ["another audience", () => signed({ aud: "api://other" }), /aud/],
  ["no audience", () => without("aud"), /aud/],
  ["an expiry in the past", () => signed({ exp: inSeconds(-120) }), /expired/],
  ["no expiry", () => without("exp"), /exp/],
  ["a start in the future", () => signed({ nbf: inSeconds(120) }), /nbf/],
  ["no tenant", () => without("tid"), /tenant/],
  ["an empty tenant", () => signed({ tid: "" }), /malformed/],
  ["a tenant that is no text", () => signed({ tid: ["contoso"] }), /malformed/],
  ["a user that is no text", () => signed({ oid: 5 }), /malformed/],
  ["a client that is no text", () => signed({ azp: 5 }), /malformed/],
  ["a scope that is no text", () => signed({ scp: ["x"] }), /malformed/],
  ["roles that are no list", () => signed({ roles: "Portal" }), /malformed/],
  ["neither a user nor a client", () => signed({ oid: undefined, azp: undefined }), /neither/],
  ["an expiry that is no number", () => signed({ exp: "never" as never }), /exp/],
  ["the algorithm none", () => forged({ alg: "none" }, goodClaims()), /algorithm/],
  ["the algorithm None", () => forged({ alg: "None", kid: "one" }, goodClaims()), /algorithm/],
  ["no algorithm", () => forged({ kid: "one" }, goodClaims()), /cannot be read/],
  ["HS256 with the public key", () => signedWithThePublicKey(exportSPKI), /algorithm/],
  [
    "HS256 with the public key's modulus",
    () => signedWithThePublicKey(async (publicKey) => (await exportJWK(publicKey)).n ?? ""),
    /algorithm/,
  ],
  [
    "another algorithm of the same key",
    () => forged({ alg: "PS256", kid: "one" }, goodClaims(), "AA"),
    /algorithm/,
  ],
  ["a key that it brings along", bringingItsKey, /unknown key/],
  [
    "a key at an address that it names",
    () => sign(stranger, goodClaims(), { jku: `${endpoint.url}?mine`, kid: "three" }),
    /unknown key/,
  ],
  [
    "a key name that is a path",
    () => sign(stranger, goodClaims(), { kid: "../one" }),
    /unknown key/,
  ],
  ["an unknown key", () => sign({ ...key, kid: "two" }, goodClaims()), /unknown key/],
  ["a stranger's key under a known name", () => sign(stranger, goodClaims()), /signature/],
  ["a changed signature", withSignatureChanged, /signature/],
  ["a changed tenant", withPayloadChanged, /signature/],
  ["a huge size", () => signed({ filler: "x".repeat(24 * 1024) }), /too long/],
  [
    "neither a scope nor a client",
    () => signed({ scp: undefined, azp: undefined }),
    /access token/,
  ],
  ["a person's type and no scope", () => signed({ scp: undefined, idtyp: "user" }), /access token/],
  ["an app's type and a scope", () => signed({ idtyp: "app" }), /access token/],
  ["the nonce of an ID token", () => signed({ nonce: "n" }), /access token/],
  ["the hash of an ID token", () => signed({ scp: undefined, at_hash: "h" }), /access token/],
  ["an account type that is no number", () => signed({ acct: "guest" }), /malformed/],
  [
    "a huge header",
    () => forged({ alg: "RS256", kid: "k".repeat(1_000_000) }, {}, "AA"),
    /too long/,
  ],
  [
    "a million roles",
    () => signed({ roles: Array.from({ length: 1e5 }, () => "Operator") }),
    /too long/,
  ],
  ["a tenant of a page", () => signed({ tid: "t".repeat(257) }), /malformed/],
  ["five parts, as if encrypted", () => "a.b.c.d.e", /cannot be read/],
  ["no structure", () => "nonsense", /cannot be read/],
  ["an empty payload", () => forged({ alg: "RS256", kid: "one" }, {}, "AA"), /signature/],
  ["a critical extension", () => forged({ alg: "RS256", kid: "one", crit: ["x"] }, {}, "AA"), /./],
];

describe("the token table", () => {
  test.each(bad)("a token with %s is refused, and says why", async (_, token, why) => {
    const asked = endpoint.state.requests;
    const verified = await verifier({ cooldownMs: 60_000 })(await token());
    expect(verified).toEqual({ valid: false, problem: expect.stringMatching(why) as string });
    // The issuer's own address is asked once at most, whatever the token says; a forger's never.
    expect(endpoint.state.requests - asked).toBeLessThanOrEqual(1);
  });
});

test("clocks may differ by half a minute", async () => {
  const verify = verifier();
  expect((await verify(await signed({ exp: inSeconds(-10) }))).valid).toBe(true);
  expect((await verify(await signed({ nbf: inSeconds(10) }))).valid).toBe(true);
});

test("an issuer per tenant must name the tenant of the token", async () => {
  const verify = verifier({ issuer: "https://issuer.example/{tenantid}/v2.0" });
  const from = (tenant: string) => signed({ iss: `https://issuer.example/${tenant}/v2.0` });
  expect((await verify(await from("contoso"))).valid).toBe(true);
  expect((await verify(await from("fabrikam"))).valid).toBe(false);
});
