import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { JWTHeaderParameters, JWTPayload } from "jose";

export interface Key {
  readonly kid: string;
  readonly privateKey: Parameters<SignJWT["sign"]>[0];
  readonly publicKey: Awaited<ReturnType<typeof generateKeyPair>>["publicKey"];
}

export async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  return { kid, privateKey, publicKey };
}

/** An issuer's key endpoint that counts what it is asked, and can be down or never answer. */
export async function keyEndpoint(...published: readonly Key[]) {
  const state = { published, down: false, hangs: false, requests: 0 };
  const server = createServer((_request, response) => {
    state.requests += 1;
    if (state.hangs) return;
    if (state.down) {
      response.writeHead(503).end();
      return;
    }
    const keys = state.published.map(async ({ kid, publicKey }) => ({
      ...(await exportJWK(publicKey)),
      kid,
      use: "sig",
    }));
    void Promise.all(keys).then((all) => response.end(JSON.stringify({ keys: all })));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { state, url: `http://127.0.0.1:${port}/keys`, close };
}

export const issuer = "https://issuer.example/";
export const audience = "api://benefits";

const now = () => Math.floor(Date.now() / 1000);

/** The claims of a good token. */
export const goodClaims = (): JWTPayload => ({
  iss: issuer,
  aud: audience,
  iat: now(),
  exp: now() + 600,
  tid: "contoso",
  oid: "technician1",
  azp: "portal-spa",
  scp: "User.Read access_as_user",
  roles: ["Partner.Admin"],
});

export const inSeconds = (seconds: number): number => now() + seconds;

export const sign = (
  key: Pick<Key, "kid" | "privateKey">,
  claims: JWTPayload,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: key.kid, ...header })
    .sign(key.privateKey);

/** A token put together by hand, as a forger would. */
export const forged = (header: object, claims: JWTPayload, signature = ""): string =>
  [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .concat(signature)
    .join(".");
