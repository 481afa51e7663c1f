import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { api, token, until, sharedEnvironment } from "../support/environment.ts";
import { bodyOf, commerce, itIs, unique } from "../support/people.ts";
import type { Offer } from "../../shared/domain/benefit.ts";

const { baseUrl } = sharedEnvironment();
const header =
  "partnerId,partnerName,tenantId,offerType,purchasedOn,renewals,usedCloud,activated,accessId,contractId";

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "benefits-import-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A row for a partner of its own, with a pair of its own. */
const rowOf = (partnerId: string, purchasedOn = "2024-07-10"): string =>
  [
    ...[partnerId, "Contoso", randomUUID(), "SPD_SERVICES", purchasedOn, "2025-07-10", "3"],
    ...["Cloud", unique("ACC"), unique("CON")],
  ].join(",");

function fileOf(name: string, lines: readonly string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

async function start(file: string, ...options: readonly string[]) {
  const script = ["infra/import/main.ts", file, "--base-url", baseUrl, ...options];
  const child = spawn(process.execPath, script, {
    env: { ...process.env, IMPORT_TOKEN: await token(commerce) },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => (output += part.toString()));
  }
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, ended: ended.then((code) => ({ code, output })) };
}

const run = async (...call: Parameters<typeof start>) => (await start(...call)).ended;

async function offersOf(partnerId: string): Promise<readonly Offer[]> {
  const answer = await api("GET", `/api/partners/${partnerId}/offers`, { as: commerce });
  if (answer.status === 404) return [];
  return (bodyOf(answer, 200) as { readonly items: readonly Offer[] }).items;
}

describe("the import command", () => {
  test("imports every row once, also if it is killed in the middle and run again", async () => {
    await itIs("2025-09-15");
    const partners = Array.from({ length: 40 }, () => unique("imported"));
    const file = fileOf("offers.csv", [header, ...partners.map((id) => rowOf(id))]);

    const first = await start(file, "--concurrency", "2");
    await until("some rows are imported", async () => {
      return (await offersOf(partners[4] ?? "")).length === 1;
    });
    first.child.kill("SIGKILL");
    await first.ended;
    expect(await offersOf(partners.at(-1) ?? "")).toEqual([]);

    const again = await run(file);
    expect(again).toMatchObject({ code: 0 });
    const [, imported, known] =
      /^40 rows: (\d+) imported, (\d+) known before, 0 refused\.$/m.exec(again.output) ?? [];
    expect(Number(imported) + Number(known)).toBe(40);
    expect(Number(known)).toBeGreaterThanOrEqual(5);
    for (const partnerId of partners) {
      expect(await offersOf(partnerId)).toMatchObject([
        { term: { number: 2 }, benefits: [{ used: 3, remaining: 47, state: "Active" }, {}] },
      ]);
    }
    expect(await run(file)).toMatchObject({
      code: 0,
      output: matching(/0 imported, 40 known before/),
    });
  });

  test("lists each refused row with its line and reason and no ID, and imports the others", async () => {
    await itIs("2025-09-15");
    const [good, twice, wrong] = [unique("imported"), unique("imported"), unique("imported")];
    const row = rowOf(good);
    const [accessId = ""] = row.split(",").slice(-2);
    const file = fileOf("offers.csv", [
      header,
      row,
      rowOf(twice, "2024-7-10"),
      `${rowOf(wrong).split(",").slice(0, -2).join(",")},${accessId},CON-12345`,
    ]);

    expect(await run(file, "--concurrency", "1")).toMatchObject({ code: 1 });
    const report = readFileSync(`${file}.refused.ndjson`, "utf8");
    const refused = report
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(refused).toMatchObject([
      {
        line: 3,
        code: "INVALID_ROW",
        detail: matching(/offer\.purchasedOn: must be a calendar date/),
      },
      { line: 4, code: "CREDENTIALS_IN_USE" },
    ]);
    expect(report).not.toContain(accessId);
    expect(await offersOf(good)).toHaveLength(1);
    expect(await offersOf(wrong)).toEqual([]);
  });

  test("takes JSON lines, and a dry run sends nothing", async () => {
    await itIs("2025-09-15");
    const partnerId = unique("imported");
    const partner = {
      name: "Contoso",
      tenantId: randomUUID(),
      cspRole: "None",
      isvSuccessEnrolled: false,
    };
    const offer = { offerType: "CORE", purchasedOn: "2025-09-01", history: {} };
    const file = fileOf("offers.ndjson", [
      JSON.stringify({ partnerId, partner, offer }),
      "",
      "not JSON",
    ]);
    expect(await run(file, "--dry-run")).toMatchObject({ code: 1 });
    expect(await offersOf(partnerId)).toEqual([]);
    expect(await run(file)).toMatchObject({ code: 1 });
    expect(await offersOf(partnerId)).toHaveLength(1);
  });

  test("takes the sample file, and says what is wrong with a call", async () => {
    const sample = await run("docs/import-sample.csv", "--dry-run");
    expect(sample).toMatchObject({ code: 0, output: matching(/3 are in order, 0 refused/) });
    expect(existsSync("docs/import-sample.csv.refused.ndjson")).toBe(false);
    expect(await run(path.join(folder, "missing.csv"))).toMatchObject({
      code: 2,
      output: matching(/ENOENT/),
    });
    expect(await run("docs/import-sample.csv", "--concurrency", "0")).toMatchObject({
      code: 2,
      output: matching(/must be a whole number from 1 to 64[^]*usage: npm run import/),
    });
    expect(await run("docs/import-sample.csv", "--help")).toMatchObject({ code: 0 });
  });
});
