import { existsSync, readFileSync } from "node:fs";

import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";

import { writeWhole } from "functions-host/atomic-write";

export const algorithm = "RS256";

interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey | Uint8Array;
}

/** The issuer's signing keys. They are stored in a file, so that tokens stay valid after a restart. */
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

  /** Creates a key for the next tokens; the earlier keys stay published. Returns the ID of the new key. */
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

  /** The public parts of all keys, as a JSON Web Key Set. */
  published(): { keys: JWK[] } {
    return {
      keys: this.#jwks.map(({ kid = "", kty = "RSA", n = "", e = "" }) => {
        return { kid, kty, n, e, alg: algorithm, use: "sig" };
      }),
    };
  }
}

/** A key outside the published set, for tests of a token that somebody else signed. */
export async function unpublishedKey(): Promise<SigningKey> {
  const jwk = await newPrivateJwk("stranger");
  return { kid: "stranger", key: await importJWK(jwk, algorithm) };
}

async function newPrivateJwk(kid: string): Promise<JWK> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  return { ...(await exportJWK(pair.privateKey)), kid };
}
