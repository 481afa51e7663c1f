import { beforeEach, expect, test } from "vitest";

import { makeKeyVault } from "../../../shared/adapters/crypto/key-vault.ts";
import { claimCredentials } from "../../../shared/application/commerce/claim-credentials.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import type { CredentialOwner } from "../../../shared/application/ports/stores.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";
import { aContract, refusalOf, valueOf } from "../../support/builders.ts";

const vault = makeKeyVault({
  encryption: new Map([["k1", Buffer.alloc(32, 1)]]),
  current: "k1",
  hash: Buffer.alloc(32, 2),
});
const pair = { accessId: "Old-1234", contractId: "OLD-5678-90" };

let owners: Map<string, CredentialOwner>;
let contracts: MemoryContractStore;
let now: Date;
beforeEach(() => {
  owners = new Map();
  contracts = new MemoryContractStore();
  now = new Date("2025-09-15T09:00:00Z");
});

const credentials: Deps["credentials"] = {
  add: async (hash, owner) => !owners.has(hash) && owners.set(hash, owner).has(hash),
  find: async (hash) => owners.get(hash) ?? null,
  readOwner: async (hash) => {
    const value = owners.get(hash);
    return value ? { value, etag: value.sealed.ciphertext } : null;
  },
  replace: async (hash, owner, etag) =>
    owners.get(hash)?.sealed.ciphertext === etag && owners.set(hash, owner).has(hash),
};

const claim = (offerId: string, more: Partial<typeof pair> = {}) =>
  claimCredentials({ clock: { now: () => now }, contracts, credentials, vault }, offerId, {
    ...pair,
    ...more,
  });

test("a repeated claim of an offer gets the pair that was sealed first", async () => {
  const first = valueOf(await claim("offer-1"));
  expect(valueOf(await claim("offer-1"))).toEqual(first);
  expect(vault.open("offer-1", first)).toEqual(pair);
});

test("an Access ID of another offer is in use, however it is written", async () => {
  valueOf(await claim("offer-1"));
  for (const accessId of ["Old-1234", "old1234", "0LD-1234", "O1D-1234"]) {
    expect(refusalOf(await claim("offer-2", { accessId }))).toMatchObject({
      code: "CREDENTIALS_IN_USE",
    });
  }
  valueOf(await claim("offer-2", { accessId: "Old-1235" }));
});

test("the claim of an import that made no contract is free after ten minutes", async () => {
  valueOf(await claim("offer-1"));
  now = new Date("2025-09-15T09:09:00Z");
  expect(refusalOf(await claim("offer-2")).code).toBe("CREDENTIALS_IN_USE");
  now = new Date("2025-09-15T09:11:00Z");
  const taken = valueOf(await claim("offer-2"));
  expect(owners.get(vault.accessIdHash(pair.accessId))).toEqual({
    offerId: "offer-2",
    sealed: taken,
  });
});

test("the claim of a contract is never free", async () => {
  valueOf(await claim("offer-1"));
  const contract = { ...aContract(), offerId: "offer-1" };
  await contracts.commit({
    ...{ offerId: "offer-1", commitId: "c1", contract },
    ...{ expected: null, rows: [], entries: [] },
  });
  now = new Date("2027-09-15T09:00:00Z");
  expect(refusalOf(await claim("offer-2")).code).toBe("CREDENTIALS_IN_USE");
});
