import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { unchanged } from "../../../shared/domain/change.ts";
import {
  canonical,
  entryHash,
  firstChain,
  nextChain,
  seal,
} from "../../../shared/domain/ledger.ts";
import type { Entry, EntryDraft } from "../../../shared/domain/ledger.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { resolve } from "../../../shared/domain/terms.ts";
import { aCause, aContract, aPurchaseChange, aRenewal, cloud } from "../../support/builders.ts";

const grant: EntryDraft = {
  ...aCause(),
  type: "Grant",
  kind: cloud,
  delta: 50,
  remainingAfter: 50,
};

const draft: EntryDraft = {
  ...grant,
  type: "Deduct",
  delta: -1,
  remainingAfter: 49,
  incidentId: "incident-1",
};

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** What a reader of the statement hashes: all fields but the hash, by name. */
const bytesOf = (entry: Entry) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(entry)
        .filter(([key]) => key !== "hash")
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );

describe("an entry", () => {
  test("is hashed over the hash before it and its own content with sorted keys", () => {
    const chain = firstChain("offer-1");
    const { entry } = seal(chain, "offer-1", draft);
    expect(canonical(entry)).toBe(bytesOf(entry));
    expect(entry.hash).toBe(sha256(`${sha256("offer-1")}\n${bytesOf(entry)}`));
  });

  test("without an incident or a reason leaves the fields out of its bytes", () => {
    const { entry } = seal(firstChain("offer-1"), "offer-1", grant);
    expect(canonical(entry)).toBe(bytesOf(entry));
    expect(canonical(entry)).not.toMatch(/incidentId|reason/);
  });

  test("with a reason has it in its bytes, in the order of the keys", () => {
    const { entry } = seal(firstChain("offer-1"), "offer-1", { ...draft, reason: 'A "mistake"' });
    expect(canonical(entry)).toBe(bytesOf(entry));
  });

  test("has another hash when it or an earlier entry is changed", () => {
    const base = { ...draft, offerId: "offer-1", term: 1, seq: 1 };
    const changed: readonly Omit<Entry, "hash">[] = [
      base,
      { ...base, actor: "other" },
      { ...base, at: "2025-09-01T12:00:00.001Z" },
      { ...base, delta: -2 },
      { ...base, incidentId: "incident-2" },
      { ...base, kind: "PartnerOnPremisesSupport" },
      { ...base, offerId: "offer-2" },
      { ...base, reason: "A mistake" },
      { ...base, reason: "Another mistake" },
      { ...base, remainingAfter: null },
      { ...base, requestId: "request-2" },
      { ...base, seq: 2 },
      { ...base, term: 2 },
      { ...base, type: "Adjust" },
    ];
    const hashes = changed.map((entry) => entryHash("0", entry));
    expect(new Set([...hashes, entryHash("1", base)]).size).toBe(changed.length + 1);
  });
});

describe("a chain", () => {
  test("counts from one in each term and begins where the term before ended", () => {
    const first = seal(firstChain("offer-1"), "offer-1", draft);
    const second = seal(first.chain, "offer-1", draft);
    const next = nextChain(second.chain);

    expect([first.entry.seq, second.entry.seq]).toEqual([1, 2]);
    expect(second.chain.hash).toBe(second.entry.hash);
    expect(next).toEqual({
      term: 2,
      seq: 0,
      openingHash: second.entry.hash,
      hash: second.entry.hash,
    });
  });

  test("of another offer begins elsewhere", () => {
    expect(firstChain("offer-1").openingHash).not.toBe(firstChain("offer-2").openingHash);
  });

  test("has the instant of the rule as the time of a calendar entry, not the current time", () => {
    const renewed = { ...aContract(), renewal: aRenewal("2026-08-01") };
    const onTheDay = resolve(renewed, "2026-09-01", defaultRules);
    const monthLate = resolve(renewed, "2026-10-01", defaultRules);

    expect(monthLate).toEqual(onTheDay);
    expect(onTheDay.entries).toMatchObject(
      Array.from({ length: 4 }, () => ({
        at: "2026-09-01T00:00:00.000Z",
        actor: "calendar",
        requestId: "term-2",
      })),
    );
  });

  test("is stamped at the end of an offer with the day after its last", () => {
    const { entries } = resolve(aContract(), "2027-05-01", defaultRules);
    expect(entries).toMatchObject([
      { type: "Forfeit", delta: -50, remainingAfter: 0, at: "2026-10-02T00:00:00.000Z" },
      { type: "Forfeit", delta: -20, remainingAfter: 0, requestId: "expiry-1" },
    ]);
  });

  test("has no Forfeit entry for a line that is used up or unlimited", () => {
    const usedUp = resolve(aContract({ used: { [cloud]: 50 } }), "2026-10-02", defaultRules);
    expect(usedUp.entries.map(({ delta }) => delta)).toEqual([-20]);

    const unlimited = resolve(aContract({ purchasedOn: "2024-08-01" }), "2025-09-01", defaultRules);
    expect(unlimited.entries.map(({ delta }) => delta)).toEqual([-20]);
  });

  test("has no new entry when the calendar changes nothing", () => {
    const { contract } = aPurchaseChange();
    expect(resolve(contract, "2026-10-01", defaultRules)).toEqual(unchanged(contract));
    const over = resolve(contract, "2026-10-02", defaultRules).contract;
    expect(resolve(over, "2027-01-01", defaultRules)).toEqual(unchanged(over));
  });
});
