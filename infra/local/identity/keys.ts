import { existsSync, readFileSync } from "node:fs";

import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";

import { writeWhole } from "functions-host/atomic-write";

export const algorithm = "RS256";

interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey | Uint8Array;
}

/** The issuer's keys, kept in a file so that a token outlives a restart of the issuer. */
export class IssuerKeys {
  readonly #file: string;
  #jwks: readonly JWK[];

  private constructor(file: string, jwks: readonly JWK[]) {
    this.#file = file;
    this.#jwks = jwks;
  }

  static async open(file: string): Promise<IssuerKeys> {
    const stored = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as JWK[]) : [];
    const keys = new IssuerKeys(file, stored);
    if (stored.length === 0) await keys.rotate();
    return keys;
  }

  /** Signs with a new key from now on; the earlier ones stay published. Returns the new key's id. */
  async rotate(): Promise<string> {
    const kid = `local-${this.#jwks.length + 1}`;
    this.#jwks = [...this.#jwks, await newPrivateJwk(kid)];
    writeWhole(this.#file, JSON.stringify(this.#jwks));
    return kid;
  }

  async current(): Promise<SigningKey> {
    const jwk = this.#jwks.at(-1);
    if (jwk?.kid === undefined) throw new Error("The issuer has no key.");
    return { kid: jwk.kid, key: await importJWK(jwk, algorithm) };
  }

  /** What verifiers see: public parts only. */
  published(): { keys: JWK[] } {
    return {
      keys: this.#jwks.map(({ kid = "", kty = "RSA", n = "", e = "" }) => {
        return { kid, kty, n, e, alg: algorithm, use: "sig" };
      }),
    };
  }
}

/** A key that is published nowhere, for tests of what happens to a token signed by a stranger. */
export async function strangersKey(): Promise<SigningKey> {
  const jwk = await newPrivateJwk("stranger");
  return { kid: "stranger", key: await importJWK(jwk, algorithm) };
}

async function newPrivateJwk(kid: string): Promise<JWK> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  return { ...(await exportJWK(pair.privateKey)), kid };
}
