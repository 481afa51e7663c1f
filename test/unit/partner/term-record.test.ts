import { describe, expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { incidentsAgree } from "../../../shared/application/partner/incident-agreement.ts";
import { isValid, readTerm } from "../../../shared/application/partner/term-record.ts";
import type { TermRecord } from "../../../shared/application/partner/term-record.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { book } from "../../../shared/domain/change.ts";
import type { Change } from "../../../shared/domain/change.ts";
import { incidentKey, termKey } from "../../../shared/application/ports/contract-rows.ts";
import type { StoredRow } from "../../../shared/application/ports/contract-rows.ts";
import type { Incident } from "../../../shared/domain/incident.ts";
import type { Entry } from "../../../shared/domain/ledger.ts";
import {
  aCause,
  aContract,
  aPurchaseChange,
  aRenewal,
  cloud,
  noon,
} from "../../support/builders.ts";
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
    expect(record && isValid(record, defaultRules)).toBe(true);
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
    expect(record && isValid(record, defaultRules)).toBe(true);
    expect(record?.lines[0]).toMatchObject({ used: 1, refunded: 0 });
    const after = await readWhile(world, async () => undefined, 1);
    expect(after && isValid(after, defaultRules)).toBe(true);
    expect(after?.lines[0]).toMatchObject({ used: 0, refunded: 1 });
  });
});

describe("rows of incidents beside a statement", () => {
  const agree = async (world: World, term?: number): Promise<boolean | null> => {
    const read = () => readWhile(world, async () => undefined, term);
    const record = await read();
    return record && incidentsAgree({ contracts: world.store }, record, read);
  };

  test("agree with its entries, also while a refund comes between the two reads", async () => {
    const world = await aWorld(aContract({ offerId }), entries);
    const { close, consume } = world.start();
    await consume("i1");
    const read = () => readWhile(world, async () => undefined);
    const record = await read();
    await close("i1", { resolution: "Duplicate", refundDecision: null });
    expect(record && (await incidentsAgree({ contracts: world.store }, record, read))).toBe(true);
    expect(await agree(world)).toBe(true);
  });

  test("make it invalid if one is missing, or says another state", async () => {
    const world = await aWorld(aContract({ offerId }), entries);
    const { consume } = world.start();
    await consume("i1");
    const [key = "", stored] =
      [...world.store.rows(offerId)].find(([each]) => /i1/.test(each)) ?? [];
    if (stored?.row.type !== "incident") throw new Error("There is no row of the incident");
    const rows = world.store.rows(offerId) as Map<string, StoredRow>;
    const incident: Incident = { ...stored.row.incident, state: "Refunded", refund: "Applied" };
    rows.set(key, { ...stored, row: { ...stored.row, incident } });
    expect(await agree(world)).toBe(false);
    rows.delete(key);
    expect(await agree(world)).toBe(false);
  });
});

describe("a page of a statement", () => {
  const bookings = Array.from({ length: 60 }, (_, n) => n);
  const long = bookings.reduce((change, n) => {
    const incidentId = `i${n >> 1}`;
    const booking =
      n % 2 === 0
        ? ({ type: "Deduct", delta: -1, incidentId } as const)
        : ({ type: "Refund", delta: 1, incidentId } as const);
    return book(change, cloud, booking, aCause());
  }, aPurchaseChange({ offerId }));

  /** Reads a page, and tells for how many entries and for which rows it asks storage. */
  async function page(after: number, limit: number, stored: readonly Entry[] = long.entries) {
    const asked: number[] = [];
    const rows: string[] = [];
    const contracts = {
      readHead: async () => ({ contract: long.contract, etag: "1", commitId: "1" }),
      readRow: async (_offer: string, key: string) => {
        rows.push(key);
        return null;
      },
      listEntries: async (_offer: string, _term: number, afterSeq: number, max: number) => {
        asked.push(max);
        return stored.filter(({ seq }) => seq > afterSeq).slice(0, max);
      },
    };
    const clock = { now: () => new Date(noon("2025-09-02")) };
    const deps = { contracts, rules: defaultRules, clock } as unknown as Reads;
    const record = await readTerm(deps, offerId, undefined, { after, limit });
    if (!record) throw new Error("There is no such term");
    const { entries: shown, isLast } = record;
    await incidentsAgree(deps, record, async () => null);
    return {
      asked,
      rows,
      isLast,
      seqs: shown.map(({ seq }) => seq),
      valid: isValid(record, defaultRules),
    };
  }

  test("reads the entries that it shows, the one before them and the rows of their incidents, not the whole term", async () => {
    const rows = (...incidents: string[]) => [
      termKey(1),
      ...incidents.map((incidentId) => incidentKey(incidentId)),
    ];
    expect(await page(0, 3)).toEqual({
      ...{ asked: [3], rows: rows("i0"), isLast: false, seqs: [1, 2, 3], valid: true },
    });
    expect(await page(20, 3)).toEqual({
      ...{ asked: [4], rows: rows("i9", "i10"), isLast: false, seqs: [21, 22, 23], valid: true },
    });
    expect(await page(60, 50)).toEqual({
      ...{ asked: [51], rows: rows("i29"), isLast: true, seqs: [61, 62], valid: true },
    });
  });

  test("is invalid if one of its entries, or the one before them, was changed or removed", async () => {
    const changed = (seq: number) =>
      long.entries.map((entry) => (entry.seq === seq ? { ...entry, actor: "somebody" } : entry));
    const without = (seq: number) => long.entries.filter((entry) => entry.seq !== seq);
    expect(await page(20, 3, changed(22))).toMatchObject({ valid: false });
    expect(await page(20, 3, without(22))).toMatchObject({ valid: false });
    expect(await page(20, 3, without(20))).toMatchObject({ valid: false });
    expect(await page(20, 3, changed(30))).toMatchObject({ valid: true });
    expect(await page(60, 50, without(62))).toMatchObject({ isLast: true, valid: false });
    expect(await page(0, 100, without(62))).toMatchObject({ isLast: true, valid: false });
  });

  const wholeOf = ({ contract, entries: all }: Change): TermRecord => ({
    ...{ offerId, contract, term: contract.term, lines: contract.lines, chain: contract.chain },
    ...{ entries: all, isLast: true, before: { seq: 0, hash: contract.chain.openingHash } },
  });

  test.each([
    ["an incident is refunded twice", { type: "Refund", delta: 1, incidentId: "i0" }],
    ["more is granted than the offer gives", { type: "Grant", delta: 50 }],
  ] as const)(
    "of a whole term is invalid if %s, although every hash is right",
    (_what, booking) => {
      expect(isValid(wholeOf(long), defaultRules)).toBe(true);
      expect(isValid(wholeOf(book(long, cloud, booking, aCause())), defaultRules)).toBe(false);
    },
  );

  test("stays valid when the first day of the cap is moved later", () => {
    const moved = { ...defaultRules, capEffectiveDate: "2025-10-01" };
    expect(isValid(wholeOf(long), moved)).toBe(true);
  });
});
