import { describe, expect, test } from "vitest";

import { book } from "../../../shared/domain/change.ts";
import { checkEntries, checkIncidentRows, inBoth } from "../../../shared/domain/incident-rows.ts";
import type { Incident } from "../../../shared/domain/incident.ts";
import { aCause, anIncident, aPurchaseChange, cloud, onPremises } from "../../support/builders.ts";

const cause = aCause();
const { contract, entries } = [
  { type: "Deduct", delta: -1, incidentId: "i1" } as const,
  { type: "Deduct", delta: -1, incidentId: "i2" } as const,
  { type: "Refund", delta: 1, incidentId: "i2" } as const,
].reduce((change, booking) => book(change, cloud, booking, cause), aPurchaseChange());
const { offerId } = contract;

const row = (incidentId: string, more: Partial<Incident> = {}): Incident =>
  anIncident({ kind: cloud }, { incidentId, offerId, createdAt: cause.at, ...more });
const refunded = { state: "Refunded", refund: "Applied" } as const;
const open = row("i1");
const returned = row("i2", refunded);

const problemsOf = (...rows: readonly Incident[]): string[] => {
  const byId = new Map(rows.map((each) => [each.incidentId, each]));
  const found = [...checkEntries(entries, byId), ...checkIncidentRows(byId, entries)];
  return found.map(({ problem }) => problem);
};

describe("rows of incidents that agree with the ledger", () => {
  test("are not suspected", () => {
    expect(problemsOf(open, returned)).toEqual([]);
  });
});

describe("a row of an incident that contradicts the ledger is found:", () => {
  test.each<[what: string, rows: Incident[], problem: string]>([
    ["removed", [returned], "entry 3 deducts incident i1, but its row is missing"],
    ["added", [open, returned, row("i3")], "no entry deducts incident i3"],
    [
      "refunded without an entry",
      [row("i1", refunded), returned],
      "no entry refunds incident i1, but its row says Refunded",
    ],
    [
      "set back before its refund",
      [open, row("i2", { state: "RefundReview" })],
      "entry 5 refunds incident i2, but its row says RefundReview",
    ],
    [
      "charged to another benefit",
      [row("i1", { request: anIncident({ kind: onPremises }).request }), returned],
      "entry 3 deducts incident i1, but its row says otherwise",
    ],
    [
      "created at another time",
      [row("i1", { createdAt: "2025-01-01T00:00:00.000Z" }), returned],
      "entry 3 deducts incident i1, but its row says otherwise",
    ],
    [
      "charged to another term",
      [row("i1", { term: 2 }), returned],
      "entry 3 deducts incident i1, but its row says otherwise",
    ],
    [
      "of another offer",
      [row("i1", { offerId: "another" }), returned],
      "entry 3 deducts incident i1, but its row says otherwise",
    ],
  ])("%s", (_what, rows, problem) => {
    expect(problemsOf(...rows)).toEqual([problem]);
  });
});

test("A contradiction counts only if two reads share it", () => {
  const [one, two] = [
    { term: 1, problem: "one" },
    { term: 1, problem: "two" },
  ];
  expect(inBoth([one, two], [two, { term: 2, problem: "one" }])).toEqual([two]);
});
