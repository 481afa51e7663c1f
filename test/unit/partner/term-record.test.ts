import { describe, expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { isValid, readTerm } from "../../../shared/application/partner/term-record.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aContract, aPurchaseChange, aRenewal, noon } from "../../support/builders.ts";
import { aWorld, offerId } from "../commit/support.ts";
import type { World } from "../commit/support.ts";

type Reads = Parameters<typeof readTerm>[0];

/** Reads a term while somebody acts just before its entries are read. */
function readWhile({ now, store }: World, act: () => Promise<unknown>, term?: number) {
  const contracts: Pick<Deps["contracts"], "listEntries" | "readHead" | "readRow"> = {
    readHead: (...key) => store.readHead(...key),
    readRow: (...key) => store.readRow(...key),
    listEntries: async (...query) => {
      await act();
      return store.listEntries(...query);
    },
  };
  const deps = { contracts, rules: defaultRules, clock: { now: () => now } } as unknown as Reads;
  return readTerm(deps, offerId, term);
}

const { entries } = aPurchaseChange({ offerId });

describe("a statement", () => {
  test("that is read while incidents are opened is whole: its entries are those of its balance", async () => {
    const world = await aWorld(aContract({ offerId }), entries);
    const { consume } = world.start();
    await consume("i1");
    const record = await readWhile(world, () => consume("i2"));
    expect(record && isValid(record)).toBe(true);
    expect(record?.entries).toHaveLength(entries.length + 1);
    expect(record?.lines[0]?.used).toBe(1);
  });

  test("of a closed term that is read while a late refund comes is whole, too", async () => {
    const world = await aWorld(
      { ...aContract({ offerId }), renewal: aRenewal("2026-08-15") },
      entries,
    );
    const { close, consume } = world.start();
    await consume("i1");
    world.now = new Date(noon("2026-10-01"));
    await consume("i2");
    const late = () => close("i1", { resolution: "Duplicate", refundDecision: null });
    const record = await readWhile(world, late, 1);
    expect(record && isValid(record)).toBe(true);
    expect(record?.lines[0]).toMatchObject({ used: 1, refunded: 0 });
    const after = await readWhile(world, async () => undefined, 1);
    expect(after && isValid(after)).toBe(true);
    expect(after?.lines[0]).toMatchObject({ used: 0, refunded: 1 });
  });
});
