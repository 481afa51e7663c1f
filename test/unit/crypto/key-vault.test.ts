import { randomBytes } from "node:crypto";

import { describe, expect, test } from "vitest";

import { makeKeyVault } from "../../../shared/adapters/crypto/key-vault.ts";
import type { SealedCredentials } from "../../../shared/domain/contract.ts";

const [k1, k2, hash, otherHash] = Array.from({ length: 4 }, () => randomBytes(32));
const vaultOf = (
  keys: Readonly<Record<string, Buffer | undefined>>,
  current: string,
  hashKey = hash,
) =>
  makeKeyVault({
    encryption: new Map(Object.entries(keys).flatMap(([id, key]) => (key ? [[id, key]] : []))),
    current,
    hash: hashKey ?? Buffer.alloc(32),
  });

const vault = vaultOf({ k1 }, "k1");
const context = { offerId: "offer-1", version: 0, issuedAt: "2025-09-01T09:00:00Z" };
const pair = vault.newPair();
const sealed = vault.seal(pair, context);

const changedAt = (place: number): SealedCredentials => {
  const bytes = Buffer.from(sealed.ciphertext, "base64");
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return { ...sealed, ciphertext: bytes.toString("base64") };
};

const bare = (id: string): string => id.replaceAll("-", "");

describe("a sealed pair", () => {
  test("opens for its own offer and version, in groups of four", () => {
    const { accessId, contractId } = vault.open("offer-1", sealed);
    expect([bare(accessId), bare(contractId)]).toEqual([pair.accessId, pair.contractId]);
    expect(accessId).toMatch(/^.{4}-.{4}-.{3}$/);
  });

  test("reveals nothing and differs each time", () => {
    const again = vault.seal(pair, context);
    expect(again.ciphertext).not.toBe(sealed.ciphertext);
    const shown =
      Buffer.from(sealed.ciphertext, "base64").toString("latin1") + JSON.stringify(sealed);
    expect(shown).not.toMatch(new RegExp(`${pair.accessId}|${pair.contractId}|accessId`));
  });

  test.each<[string, string, SealedCredentials]>([
    ["another offer's row", "offer-2", sealed],
    ["another version's row", "offer-1", { ...sealed, version: 1 }],
    ["its first byte changed", "offer-1", changedAt(0)],
    ["its tag changed", "offer-1", changedAt(12)],
    ["its text changed", "offer-1", changedAt(40)],
    [
      "its tag cut short",
      "offer-1",
      {
        ...sealed,
        // Nonce, four bytes of tag, no text: a tag that short could be guessed.
        ciphertext: Buffer.from(sealed.ciphertext, "base64").subarray(0, 16).toString("base64"),
      },
    ],
    ["nothing left of it", "offer-1", { ...sealed, ciphertext: "" }],
  ])("does not open with %s", (_, offerId, tampered) => {
    expect(() => vault.open(offerId, tampered)).toThrow();
    expect(() => vault.matches(offerId, tampered, pair.contractId)).toThrow();
  });

  test("with a short authentication tag is refused before decryption", () => {
    const bytes = Buffer.from(sealed.ciphertext, "base64").subarray(0, 12 + 4);
    const cut = { ...sealed, ciphertext: bytes.toString("base64") };
    expect(() => vault.open("offer-1", cut)).toThrow(/tag length/i);
  });
});

describe("the encryption key, rotated", () => {
  const both = vaultOf({ k1, k2 }, "k2");
  const early = vaultOf({ k1, k2 }, "k1");

  test("seals with the new key, and opens what the old one sealed", () => {
    expect(both.seal(pair, context).keyId).toBe("k2");
    expect(bare(both.open("offer-1", sealed).contractId)).toBe(pair.contractId);
    expect(both.matches("offer-1", sealed, pair.contractId)).toBe(true);
  });

  test("opens for an instance that knows the new key and does not use it yet", () => {
    const byNew = both.seal(pair, context);
    expect(bare(early.open("offer-1", byNew).accessId)).toBe(pair.accessId);
  });

  test("if removed too early is named in the error, which contains no secret", () => {
    const late = vaultOf({ k2 }, "k2");
    expect(() => late.open("offer-1", sealed)).toThrow(/^There is no encryption key k1$/);
  });

  test("under the same name is refused, not misread", () => {
    const wrong = vaultOf({ k1: k2 }, "k1");
    expect(() => wrong.open("offer-1", sealed)).toThrow();
  });
});

describe("typed IDs", () => {
  test("match in any case and with any separators, and otherwise never", () => {
    const right = vault.open("offer-1", sealed).contractId;
    for (const typed of [
      right,
      right.toLowerCase(),
      ` ${bare(right)} `,
      right.replaceAll("-", " "),
    ]) {
      expect([typed, vault.matches("offer-1", sealed, typed)]).toEqual([typed, true]);
    }
    const near = bare(right).slice(0, -1);
    for (const typed of ["", near, `${near}${near}`, pair.accessId, "0".repeat(100_000)]) {
      expect([typed.length, vault.matches("offer-1", sealed, typed)]).toEqual([
        typed.length,
        false,
      ]);
    }
  });

  test("are looked up by a keyed hash, which differs under another key", () => {
    const { accessId } = vault.open("offer-1", sealed);
    const found = vault.accessIdHash(accessId);
    expect(found).toMatch(/^[0-9a-f]{64}$/);
    expect(vault.accessIdHash(accessId.toLowerCase().replaceAll("-", ""))).toBe(found);
    expect(vaultOf({ k1 }, "k1", otherHash).accessIdHash(accessId)).not.toBe(found);
    expect(vaultOf({ k1: k2 }, "k1").accessIdHash(accessId)).toBe(found);
  });

  test("never match the decoy, which can be opened like any other pair", () => {
    const { offerId, sealed: decoy } = vault.decoy;
    expect(vault.matches(offerId, decoy, pair.contractId)).toBe(false);
    expect(vault.open(offerId, decoy).accessId).toMatch(/^.{4}-.{4}-.{3}$/);
    expect(vaultOf({ k1 }, "k1").decoy.sealed.ciphertext).not.toBe(decoy.ciphertext);
  });
});
