import { createHmac, hkdfSync } from "node:crypto";

const keyBytes = 32;
/** Separates the key from every other use of the hash key. A new way to make MACs needs a new label. */
const label = "benefits row mac 1";

/** Makes the MAC of a text: HMAC-SHA-256 under a key that is derived from the hash key. */
export function makeRowMac(hashKey: Buffer): (text: string) => string {
  const key = Buffer.from(hkdfSync("sha256", hashKey, Buffer.alloc(0), label, keyBytes));
  return (text) => createHmac("sha256", key).update(text, "utf8").digest("base64url");
}
