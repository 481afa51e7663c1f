import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, test } from "vitest";

import { book } from "../../../shared/domain/change.ts";
import type { Entry } from "../../../shared/domain/ledger.ts";
import { aCause, aPurchaseChange, cloud } from "../../support/builders.ts";

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

const without = (seq: number) => entries.filter((entry) => entry.seq !== seq);

describe("the script that verifies a statement by the published rule alone", () => {
  test("finds the service's chain valid, on one page or several", () => {
    expect(verify(page(entries))).toBe("0 valid: 3 entries");
    expect(verify(page(entries.slice(0, 2)), page(entries.slice(2)))).toBe("0 valid: 3 entries");
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
    ["another beginning", { ...page(entries), openingHash: "0" }, "the opening hash"],
  ])("names the first that does not follow: %s", (_what, tampered, problem) => {
    expect(verify(tampered)).toContain(`1 invalid: ${problem}`);
  });
});
