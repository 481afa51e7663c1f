import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, test } from "vitest";

import type { Change } from "../../../shared/domain/change.ts";
import { book } from "../../../shared/domain/change.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { resolve } from "../../../shared/domain/terms.ts";
import { aCause, aPurchaseChange, aRenewal, cloud } from "../../support/builders.ts";

const script = fileURLToPath(new URL("../../../docs/verify-statement.mjs", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "anchor-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const fileOf = (name: string, content: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

function run(...args: readonly string[]): string {
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return `${status} ${stdout.trim()}`;
}

type Booked = Pick<Change, "contract" | "entries">;

/** The statement of one term, as the service answers it. */
const statement = ({ contract, entries }: Booked, term = 1) => ({
  ...{ offerId: contract.offerId, term },
  entries: entries
    .filter((entry) => entry.term === term)
    .map((entry) => ({ ...entry, offerId: undefined, term: undefined })),
  openingHash: contract.chain.openingHash,
  closingHash: entries.findLast((entry) => entry.term === term)?.hash ?? contract.chain.openingHash,
});

/** The line of a backup's file of chains. */
const anchorOf = ({ contract: { chain, offerId } }: Booked): string =>
  `${offerId} ${chain.term} ${chain.seq} ${chain.hash}`;

function against(anchor: string, ...statements: readonly object[]): string {
  const files = statements.map((page, index) => fileOf(`page-${index}.json`, JSON.stringify(page)));
  return run(...files, "--anchor", anchor);
}

const deduct = (before: Change, incidentId: string, requestId: string): Change =>
  book(before, cloud, { type: "Deduct", delta: -1, incidentId }, aCause({ requestId }));

const opened = aPurchaseChange();
const once = deduct(opened, "i1", "r1");
/** What the backup saw. */
const twice = deduct(once, "i2", "r2");
/** What the ledger became since. */
const later = deduct(twice, "i3", "r3");
const line = anchorOf(twice);
const other = "o-of-somebody-else 1 0 " + "0".repeat(64);
const place = `entry ${twice.contract.chain.seq} of term 1`;

describe("an anchor shows, whoever wrote the table and its keys,", () => {
  test("that a statement still has every entry of that time", () => {
    const chains = fileOf("chains-00001.txt", `${other}\n${line}\n`);
    const valid = `0 valid: ${later.entries.length} entries\nmatches the anchor: ${place}`;
    expect(against(line, statement(later))).toBe(valid);
    expect(against(chains, statement(later))).toBe(valid);
    expect(against(line, statement(twice))).toContain(`matches the anchor: ${place}`);
  });

  test("that the last entries were removed and an older, genuine head was put back", () => {
    expect(against(line, statement(once))).toBe(
      `1 valid: ${once.entries.length} entries\ntruncated: the anchor has ${place}, ` +
        `the statement ends with entry ${once.entries.length}`,
    );
  });

  test("that a whole chain was rewritten by the rule, as long as before or longer", () => {
    const rewritten = deduct(deduct(opened, "i1", "r1"), "i9", "r9");
    const problem = `rewritten: the anchor has another hash for ${place}`;
    expect(against(line, statement(rewritten))).toMatch(new RegExp(`^1 valid: .*\n${problem}$`));
    expect(against(line, statement(deduct(rewritten, "i3", "r3")))).toContain(problem);
  });

  test("that a chain was begun anew in place of a term without entries", () => {
    const { offerId } = opened.contract;
    const begun = `${offerId} 1 0 ${opened.contract.chain.openingHash}`;
    expect(against(begun, statement(later))).toContain("matches the anchor: entry 0 of term 1");
    expect(against(`${offerId} 1 0 ${"0".repeat(64)}`, statement(later))).toContain("rewritten");
  });
});

describe("an anchor", () => {
  test("without the offer, or with another term, is named", () => {
    const next = resolve(
      { ...later.contract, renewal: aRenewal("2026-08-01") },
      "2026-09-01",
      defaultRules,
    );
    const renewed = { contract: next.contract, entries: [...later.entries, ...next.entries] };
    const first = { ...statement(renewed), openingHash: later.contract.chain.openingHash };
    expect(against(other, statement(later))).toContain(
      `not in the anchor: offer ${later.contract.offerId}`,
    );
    expect(against(anchorOf(renewed), statement(later))).toContain(
      "not in the anchor: it has term 2 of the offer; name the pages of that term, too",
    );
    expect(against(anchorOf(renewed), first, statement(renewed, 2))).toContain(
      `matches the anchor: entry ${next.contract.chain.seq} of term 2`,
    );
  });

  test("that was edited is found by the digest of its e-mail", () => {
    const [first, second] = [fileOf("a.txt", `${other}\n`), fileOf("b.txt", `${line}\n`)];
    const page = fileOf("page.json", JSON.stringify(statement(later)));
    const digest = createHash("sha256").update(`${other}\n${line}\n`).digest("hex");
    const anchors = ["--anchor", first, "--anchor", second, "--digest"];
    expect(run(page, ...anchors, digest)).toContain(`matches the anchor: ${place}`);
    expect(run(page, ...anchors, "0".repeat(64))).toContain(
      "1 valid: 5 entries\nthe anchor's files are not those of the digest",
    );
  });

  test("that is no anchor is refused, and the help names each answer", () => {
    const page = fileOf("page.json", JSON.stringify(statement(later)));
    expect(run(page, "--anchor", fileOf("c.txt", `${line}\ncut`))).toMatch(/^1 .*not whole lines/);
    expect(run(page, "--anchor", "nowhere.txt")).toMatch(/^1 ENOENT/);
    expect(run("--help")).toMatch(/^0 [^]*matches[^]*truncated[^]*rewritten[^]*not in the anchor/);
  });
});
