import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, test } from "vitest";

import { book, unchanged } from "../../../shared/domain/change.ts";
import { remainingOf } from "../../../shared/domain/contract.ts";
import { entryHash, firstChain } from "../../../shared/domain/ledger.ts";
import type { Entry } from "../../../shared/domain/ledger.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { resolve } from "../../../shared/domain/terms.ts";
import { aCause, aPurchaseChange, aRenewal, cloud } from "../../support/builders.ts";

const script = fileURLToPath(new URL("../../../docs/verify-statement.mjs", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "statement-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const cause = aCause({ actor: 'Jürgen "portal"' });
const opened = aPurchaseChange();
const deducted = book(opened, cloud, { type: "Deduct", delta: -1, incidentId: "i1" }, cause);
const { contract, entries } = deducted;

/** As the service answers: what all entries share stands once. */
const page = (some: readonly Partial<Entry>[], closing = contract.chain.hash) => ({
  offerId: contract.offerId,
  term: 1,
  entries: some.map((entry) => ({ ...entry, offerId: undefined, term: undefined })),
  openingHash: contract.chain.openingHash,
  closingHash: closing,
});

function verify(...pages: readonly object[]): string {
  const files = pages.map((content, index) => {
    const file = path.join(folder, `page-${index}.json`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  });
  const { status, stdout } = spawnSync(process.execPath, [script, ...files], { encoding: "utf8" });
  return `${status} ${stdout.trim()}`;
}

type Booked = Parameters<typeof book>[2];

/** A statement that somebody wrote who knows the rule: all of its hashes are right. */
const forged = (...bookings: readonly Booked[]) => {
  const made = bookings.reduce((change, booking) => book(change, cloud, booking, cause), opened);
  return page(made.entries, made.contract.chain.hash);
};

/** A changed entry, with the hashes of it and of all that follow it made anew. */
const rewrittenAt = (seq: number, changed: Partial<Entry>) => {
  let previous = contract.chain.openingHash;
  const made = entries.map((entry) => {
    const { hash: before, ...content } = entry.seq === seq ? { ...entry, ...changed } : entry;
    expect(before).toHaveLength(64);
    previous = entryHash(previous, content);
    return { ...content, hash: previous };
  });
  return page(made, previous);
};

const totals = contract.lines.map((line) => ({
  ...{ kind: line.kind, granted: line.granted, used: line.used },
  ...{ refunded: line.refunded, forfeited: line.forfeited, remaining: remainingOf(line) },
}));

const renewal = aRenewal("2026-08-01");
const next = resolve({ ...contract, renewal }, "2026-09-01", defaultRules);
const ofTerm = (term: number) =>
  [...entries, ...next.entries].filter((entry) => entry.term === term);
const termOne = page(ofTerm(1), ofTerm(1).at(-1)?.hash);
const termTwo = {
  ...page(ofTerm(2), next.contract.chain.hash),
  term: 2,
  openingHash: next.contract.chain.openingHash,
};

const without = (seq: number) => entries.filter((entry) => entry.seq !== seq);

describe("the script that verifies a statement by the published rule alone", () => {
  test("finds the service's chain valid, on one page or several", () => {
    expect(verify(page(entries))).toBe("0 valid: 3 entries");
    expect(verify(page(entries.slice(0, 2)), page(entries.slice(2)))).toBe("0 valid: 3 entries");
  });

  test("finds right totals valid, and a term that begins with a hash of the term before", () => {
    expect(verify({ ...page(entries), kindTotals: totals })).toBe("0 valid: 3 entries");
    expect(verify(termOne, termTwo)).toBe(
      `0 valid: ${entries.length + next.entries.length} entries`,
    );
    const other = { ...termOne, ...forged({ type: "Deduct", delta: -1, incidentId: "i2" }) };
    expect(verify(other, termTwo)).toBe("1 invalid: term 2 does not begin with a hash of term 1");
  });

  test("finds an imported term valid, with what was used before", () => {
    const [line] = opened.contract.lines;
    const bare = unchanged({
      ...opened.contract,
      lines: line ? [{ ...line, granted: 0, used: 0 }] : [],
      chain: firstChain(contract.offerId),
    });
    const open = book(bare, cloud, { type: "Import", delta: 50 }, cause);
    const used = book(open, cloud, { type: "Import", delta: -3 }, cause);
    const kindTotals = [
      { ...{ kind: cloud, granted: 50, used: 3, refunded: 0 }, forfeited: 0, remaining: 47 },
    ];
    const statement = { ...page(used.entries, used.contract.chain.hash), kindTotals };
    expect(verify(statement)).toBe("0 valid: 2 entries");
  });

  test("finds a chain valid that has the reason of a correction, and a changed reason invalid", () => {
    const reason = "The closure was corrected from Resolved to Bug.";
    const refund = { type: "Refund", delta: 1, incidentId: "i1", reason } as const;
    const corrected = book(deducted, cloud, refund, cause);
    const closing = corrected.contract.chain.hash;
    expect(verify(page(corrected.entries, closing))).toBe("0 valid: 4 entries");
    const rewritten = corrected.entries.map((entry) =>
      entry.reason === undefined ? entry : { ...entry, reason: "None" },
    );
    expect(verify(page(rewritten, closing))).toContain("1 invalid: entry 4");
  });

  test.each([
    [
      "a changed entry",
      page(entries.map((e) => (e.seq === 2 ? { ...e, delta: 9 } : e))),
      "entry 2",
    ],
    ["a removed entry", page(without(2)), "entry 3"],
    ["a removed last entry", page(without(3)), "the last entry is not"],
    ["entries in another order", page(entries.toReversed()), "entry 3"],
    ["a balance that is not the sum", rewrittenAt(3, { remainingAfter: 50 }), "entry 3"],
    [
      "a second refund of one incident",
      forged(
        { type: "Deduct", delta: -1, incidentId: "i1" },
        { type: "Refund", delta: 1, incidentId: "i1" },
        { type: "Refund", delta: 1, incidentId: "i1" },
      ),
      "entry 5 refunds an incident a second time",
    ],
    [
      "a refund without its deduction",
      forged({ type: "Refund", delta: 1, incidentId: "i9" }),
      "entry 3 refunds an incident that was not deducted",
    ],
    [
      "a second deduction of one incident",
      forged(
        { type: "Deduct", delta: -1, incidentId: "i1" },
        { type: "Deduct", delta: -1, incidentId: "i1" },
      ),
      "entry 4 deducts an incident a second time",
    ],
    ...(["granted", "used", "refunded", "forfeited", "remaining"] as const).map(
      (name): [string, object, string] => [
        `a total that is not the sum: ${name}`,
        {
          ...page(entries),
          kindTotals: totals.map((total) => ({ ...total, [name]: (total[name] ?? 0) + 1 })),
        },
        `${name} of ${cloud} is`,
      ],
    ),
    ["another beginning", { ...page(entries), openingHash: "0" }, "the opening hash"],
  ])("names the first that does not follow: %s", (_what, tampered, problem) => {
    expect(verify(tampered)).toContain(`1 invalid: ${problem}`);
  });
});
