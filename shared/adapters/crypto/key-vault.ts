import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

import type { SealedCredentials } from "../../domain/contract.ts";
import type { CredentialPair, Vault } from "../../application/ports/vault.ts";
import { groupedCode, newCode, normalCode } from "./codes.ts";

export interface VaultKeys {
  /**
   * Keys of 32 bytes, by id. An old key stays as long as there are rows that were sealed with it.
   */
  readonly encryption: ReadonlyMap<string, Buffer>;
  /** The id of the key that seals new pairs. */
  readonly current: string;
  readonly hash: Buffer;
}

/** What is encrypted. */
interface SealedPair extends CredentialPair {
  readonly isForeign?: boolean;
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * Seals pairs with AES-256-GCM. The offer and the version are authenticated too, so a ciphertext
 * that is copied to another contract cannot be decrypted.
 */
export function makeKeyVault({ current, encryption, hash }: VaultKeys): Vault {
  const key = (keyId: string): Buffer => {
    const found = encryption.get(keyId);
    if (!found) throw new Error(`There is no encryption key ${keyId}`);
    return found;
  };
  const boundTo = (offerId: string, version: number): Buffer =>
    Buffer.from(`${offerId}:${version}`, "utf8");

  const encrypt = (pair: SealedPair, offerId: string, version: number): string => {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv("aes-256-gcm", key(current), iv);
    cipher.setAAD(boundTo(offerId, version));
    const body = Buffer.concat([cipher.update(JSON.stringify(pair), "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
  };

  const decrypt = (offerId: string, sealed: SealedCredentials): SealedPair => {
    const bytes = Buffer.from(sealed.ciphertext, "base64");
    const iv = bytes.subarray(0, ivBytes);
    // Without a fixed length, a tag of four bytes would be accepted, which an attacker can guess.
    const options = { authTagLength: tagBytes };
    const cipher = createDecipheriv("aes-256-gcm", key(sealed.keyId), iv, options);
    cipher.setAAD(boundTo(offerId, sealed.version));
    cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const body = bytes.subarray(ivBytes + tagBytes);
    const text = Buffer.concat([cipher.update(body), cipher.final()]).toString("utf8");
    return JSON.parse(text) as SealedPair;
  };

  const digest = (text: string): Buffer => createHmac("sha256", hash).update(text).digest();

  const newPair = (): CredentialPair => ({ accessId: newCode(10), contractId: newCode(16) });
  const seal: Vault["seal"] = (pair, { isForeign = false, issuedAt, offerId, version }) => ({
    version,
    keyId: current,
    ciphertext: encrypt(isForeign ? { ...pair, isForeign } : pair, offerId, version),
    issuedAt,
  });
  const decoyPlace = { offerId: "nobody", version: 0, issuedAt: new Date(0).toISOString() };

  return {
    newPair,
    seal,
    decoy: { offerId: decoyPlace.offerId, sealed: seal(newPair(), decoyPlace) },
    open: (offerId, sealed) => {
      const { accessId, contractId, isForeign } = decrypt(offerId, sealed);
      if (isForeign) return { accessId, contractId };
      return { accessId: groupedCode(accessId), contractId: groupedCode(contractId) };
    },
    // Digests have a fixed length, so they can be compared in constant time.
    matches: (offerId, sealed, contractId) =>
      timingSafeEqual(
        digest(normalCode(contractId)),
        digest(normalCode(decrypt(offerId, sealed).contractId)),
      ),
    accessIdHash: (accessId) => digest(`access-id:${normalCode(accessId)}`).toString("hex"),
    personHash: (person) => digest(`person:${person}`).toString("hex"),
  };
}
