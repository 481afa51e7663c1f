import { describe, expect, test } from "vitest";
import * as z from "zod/mini";

import { makeRowMac } from "../../../shared/adapters/crypto/row-mac.ts";
import type { JsonRow } from "../../../shared/adapters/tables/json-row.ts";
import { rowKind, sealedVersion } from "../../../shared/adapters/tables/row-kind.ts";
import { plainRows, sealedRows } from "../../../shared/adapters/tables/row-seal.ts";
import { offerIdFor } from "../../../shared/application/ids.ts";
import { UnsupportedRowVersion } from "../../../shared/application/ports/unreadable-row.ts";

interface Balance {
  readonly left: number;
}
const before = rowKind<Balance>()(z.strictObject({ left: z.number() }));
const kind = sealedVersion(before);
const codec = sealedRows(makeRowMac(Buffer.alloc(32, 1)));
const table = { tableName: "contracts" };

const newOffer = offerIdFor("commerce", "contoso", "key");
const oldOffer = newOffer.slice(1);

const written = (offerId = newOffer) =>
  codec.rowOf(kind, offerId, "head", { left: 7 }, { commitId: "c1" });
/** The row as a read returns it. */
const read = (row: object) =>
  codec.valueOf(table, { etag: "e", timestamp: "t", ...row } as unknown as JsonRow, kind);
const withoutMac = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== "mac"));

/** A row of version 1, as the service wrote it before rows had MACs. */
const old = (partitionKey: string, rowKey = "head") => ({
  ...{ partitionKey, rowKey, data: JSON.stringify({ left: 9 }), commitId: "c0" },
});

describe("a row with a MAC", () => {
  test("is read as it was written, whatever storage adds", () => {
    expect(read({ ...written(), "odata.metadata": "m" })).toEqual({ left: 7 });
    expect(read(written(oldOffer))).toEqual({ left: 7 });
  });

  test.each<[what: string, row: object, problem: string]>([
    ["another value", { ...written(), data: JSON.stringify({ left: 8 }) }, "its MAC is wrong"],
    ["a further part of a value", { ...written(), data1: " " }, "its MAC is wrong"],
    ["another transaction", { ...written(), commitId: "c2" }, "its MAC is wrong"],
    ["another key", { ...written(), rowKey: "term:0001" }, "its MAC is wrong"],
    ["another offer", { ...written(), partitionKey: oldOffer }, "its MAC is wrong"],
    ["a column more", { ...written(), account: "a" }, "its MAC is wrong"],
    ["no MAC", withoutMac(written()), "it has no MAC"],
    ["no MAC, in an older offer", withoutMac(written(oldOffer)), "it has no MAC"],
    ["an older version", { ...written(oldOffer), schemaVersion: 1 }, "its MAC is wrong"],
    [
      "the MAC of another key",
      { ...written(), mac: makeRowMac(Buffer.alloc(32, 3))("x") },
      "wrong",
    ],
    [
      "the shape from before MACs, in an offer that always had them",
      old(newOffer),
      "it has no MAC",
    ],
    [
      "the shape from before MACs, for a purchase that always had one",
      old("contoso", `membership:${newOffer}`),
      "it has no MAC",
    ],
  ])("is not read with %s", (_what, row, problem) => {
    expect(() => read(row)).toThrow(problem);
  });

  test("of a later version is one that this service cannot read", () => {
    expect(() => read({ ...written(), schemaVersion: 3 })).toThrow(UnsupportedRowVersion);
  });

  test("from before MACs is read for ever in an older offer", () => {
    expect(read(old(oldOffer))).toEqual({ left: 9 });
    expect(read({ ...old(oldOffer), schemaVersion: 1 })).toEqual({ left: 9 });
    expect(read(old("contoso", `membership:${oldOffer}`))).toEqual({ left: 9 });
  });

  test("cannot be written or read by a store that has no key", () => {
    expect(() => plainRows.rowOf(kind, newOffer, "head", { left: 7 })).toThrow("need a MAC");
    expect(() => plainRows.valueOf(table, written() as unknown as JsonRow, kind)).toThrow("need");
  });
});

test("The key of the MACs is not the hash key", async () => {
  const { createHmac } = await import("node:crypto");
  const key = Buffer.alloc(32, 1);
  const plain = createHmac("sha256", key).update("text").digest("base64url");
  expect(makeRowMac(key)("text")).not.toBe(plain);
});
