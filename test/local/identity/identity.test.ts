import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { serviceTenantId } from "../../../infra/local/identity/issue.ts";
import { startIdentity } from "../../../infra/local/identity/server.ts";
import type { RunningServer } from "../../../infra/local/http-server.ts";

const issuer = "http://localhost:7072";
const audience = "api://service";
const scope = "access_as_user";
let dataDir: string;
let server: RunningServer;

const start = () => startIdentity({ port: 0, dataDir, issuer, audience, scope });

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "identity-"));
  server = await start();
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function token(claims: object): Promise<string> {
  const response = await fetch(`${server.url}/token`, {
    method: "POST",
    body: JSON.stringify(claims),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { access_token: string }).access_token;
}

const verify = (jwt: string) =>
  jwtVerify(jwt, createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`)), {
    issuer,
    audience,
    algorithms: ["RS256"],
  });

describe("the token issuer", () => {
  it("issues tokens that verify against its published keys and contain the requested claims", async () => {
    const claims = { tid: "t1", oid: "o1", roles: ["Portal"], azp: "azure-portal" };
    const { payload } = await verify(await token(claims));
    expect(payload).toMatchObject({ ...claims, sub: "o1" });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  it.each([
    [{}],
    [{ roles: ["Partner.Admin"] }],
    [{ tid: "t1", azp: "portal-spa" }],
    [{ idtyp: "user" as const }],
  ])("gives a person's token, with an object ID and the scope, for %j", async (claims) => {
    const { payload } = await verify(await token(claims));
    expect(payload).toMatchObject({ ...claims, scp: scope, oid: expect.any(String) as string });
  });

  it.each([
    [{ roles: ["Portal"] }],
    [{ roles: ["Partner.Admin", "Commerce"] }],
    [{ roles: ["Operator"] }],
    [{ idtyp: "app" as const }],
  ])("gives an app-only token, without a scope, for %j", async (claims) => {
    const { payload } = await verify(await token(claims));
    expect(payload).toMatchObject(claims);
    expect(payload).not.toHaveProperty("scp");
  });

  it("uses the scope of the request if there is one, also for an application's role, and none for null", async () => {
    const operator = await verify(await token({ roles: ["Operator"], scp: scope }));
    expect(operator.payload["scp"]).toBe(scope);
    const other = await verify(await token({ scp: "offers.read plans.read" }));
    expect(other.payload["scp"]).toBe("offers.read plans.read");
    expect((await verify(await token({ scp: null }))).payload).not.toHaveProperty("scp");
  });

  it("adds groups and the kind of account on request", async () => {
    const groups = Array.from({ length: 200 }, (_, index) => `group-${index}`);
    const { payload } = await verify(await token({ groups, acct: 1 }));
    expect(payload).toMatchObject({ groups, acct: 1 });
    const plain = (await verify(await token({}))).payload;
    for (const claim of ["groups", "acct", "idtyp"]) expect(plain).not.toHaveProperty(claim);
  });

  it("answers as an OAuth token endpoint does", async () => {
    const response = await fetch(`${server.url}/token`, { method: "POST" });
    const body = (await response.json()) as Record<string, unknown>;
    expect(Object.keys(body).sort()).toEqual(["access_token", "expires_in", "token_type"]);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("returns the bare token for `Accept: text/plain`", async () => {
    const response = await fetch(`${server.url}/token`, {
      method: "POST",
      headers: { accept: "text/plain" },
      body: "{}",
    });
    const { payload } = await verify(await response.text());
    expect(payload["tid"]).toBe(serviceTenantId);
  });

  it("gives a caller the same object ID each time, and different callers different ones", async () => {
    const oid = async (claims: object) => (await verify(await token(claims))).payload["oid"];
    const first = await oid({ tid: "t1", azp: "commerce" });
    expect(await oid({ tid: "t1", azp: "commerce" })).toBe(first);
    expect(await oid({ tid: "t2", azp: "commerce" })).not.toBe(first);
  });

  it("leaves out roles and tenant on request", async () => {
    const { payload } = await verify(await token({ tid: null }));
    expect(payload).not.toHaveProperty("roles");
    expect(payload).not.toHaveProperty("tid");
  });

  it("issues invalid tokens on request", async () => {
    await expect(verify(await token({ expiresIn: -60 }))).rejects.toThrow(/"exp"/);
    await expect(verify(await token({ validIn: 60 }))).rejects.toThrow(/"nbf"/);
    await expect(verify(await token({ issuer: "http://elsewhere" }))).rejects.toThrow(/"iss"/);
    await expect(verify(await token({ audience: "api://other" }))).rejects.toThrow(/"aud"/);
    await expect(verify(await token({ signedBy: "stranger" }))).rejects.toThrow(
      /no applicable key/,
    );
  });

  it.each([["{not json"], ['{"tenant":"t1"}'], ['{"roles":"Portal"}'], ['{"acct":2}'], ["[]"]])(
    "refuses the request %s",
    async (body) => {
      const response = await fetch(`${server.url}/token`, { method: "POST", body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: "invalid_request" });
    },
  );

  it("signs with a new key after a rotation, and earlier tokens stay valid", async () => {
    const before = await token({});
    await fetch(`${server.url}/keys/rotate`, { method: "POST" });
    const after = await token({});
    const [first, second] = [await verify(before), await verify(after)];
    expect(second.protectedHeader.kid).not.toBe(first.protectedHeader.kid);
  });

  it("keeps its keys across restarts, so that tokens stay valid", async () => {
    const jwt = await token({});
    await server.close();
    server = await start();
    expect((await verify(jwt)).payload.iss).toBe(issuer);
  });

  it("publishes no private part of a key", async () => {
    const jwks = (await (
      await fetch(`${server.url}/.well-known/jwks.json`)
    ).json()) as JSONWebKeySet;
    for (const key of jwks.keys) {
      expect(Object.keys(key).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    }
    expect((await jwtVerify(await token({}), createLocalJWKSet(jwks))).payload.aud).toBe(audience);
  });

  it("names the address of its keys in the discovery document", async () => {
    const response = await fetch(`${server.url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      token_endpoint: `${issuer}/token`,
    });
  });

  it("explains itself on a page", async () => {
    const response = await fetch(server.url);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain("A deployment uses Microsoft Entra ID instead");
  });
});
