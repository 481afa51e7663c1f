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

const { contract, entries } = book(
  aPurchaseChange(),
  cloud,
  { type: "Deduct", delta: -1, incidentId: "i1" },
  aCause({ actor: 'Jürgen "portal"' }),
);

/** As the service answers: what all entries share stands once. */
const page = (some: readonly Partial<Entry>[]) => ({
  offerId: contract.offerId,
  term: 1,
  entries: some.map((entry) => ({ ...entry, offerId: undefined, term: undefined })),
  openingHash: contract.chain.openingHash,
  closingHash: contract.chain.hash,
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
