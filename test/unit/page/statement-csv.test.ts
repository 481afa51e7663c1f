import { expect, test } from "vitest";

import { statementCsv } from "../../../portal/src/usage/statement-csv.ts";
import type { Entry } from "../../../portal/src/usage/types.ts";

const entry = (more: Partial<Entry> = {}): Entry => ({
  seq: 1,
  at: "2025-09-01T09:00:00.000Z",
  type: "Deduct",
  kind: "PartnerCloudSupport",
  delta: -1,
  remainingAfter: 49,
  incidentId: "incident-of-somebody",
  actor: "azure-portal",
  requestId: "request-1",
  hash: "ab12",
  ...more,
});

const rowsOf = (...entries: Entry[]): string[] => statementCsv(entries).trimEnd().split("\r\n");

/** The cell of the reason, as it is in the file. */
const reasonCell = (reason: string): string =>
  rowsOf(entry({ reason }))[1]?.split('"PartnerCloudSupport",-1,49,')[1]?.split(',"azure')[0] ?? "";

test("the file names its columns, and numbers stay numbers", () => {
  expect(rowsOf(entry(), entry({ seq: 2, remainingAfter: null }))).toEqual([
    "\uFEFFseq,at,type,kind,delta,remainingAfter,reason,correctedBy,requestId,hash",
    '1,"2025-09-01T09:00:00.000Z","Deduct","PartnerCloudSupport",-1,49,,,"request-1","ab12"',
    '2,"2025-09-01T09:00:00.000Z","Deduct","PartnerCloudSupport",-1,,,,"request-1","ab12"',
  ]);
});

test("a correction names who made it, and no other entry says who used an incident (F163)", () => {
  const [, usual = "", adjusted = ""] = rowsOf(
    entry(),
    entry({ type: "Adjust", actor: "operations", reason: "Goodwill" }),
  );
  expect(usual).not.toMatch(/azure-portal|somebody/);
  expect(adjusted).toContain('"Goodwill","operations"');
});

test.each([
  ["=1+1", `"'=1+1"`],
  ["+1", `"'+1"`],
  ["-1", `"'-1"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["  =1+1", `"'  =1+1"`],
  ["\t=1+1", `"'\t=1+1"`],
  ["\uFF1D1+1", `"'\uFF1D1+1"`],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ["Goodwill, after an outage", '"Goodwill, after an outage"'],
  ['a "quoted" text', '"a ""quoted"" text"'],
  ["2 = 1 + 1", '"2 = 1 + 1"'],
])("a reason %j cannot become a formula or another cell: %s", (reason, cell) => {
  expect(reasonCell(reason)).toBe(cell);
});
