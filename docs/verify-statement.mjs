// Verifies statements by the published rule (ledger.md) and nothing else.
//
//   curl -H "authorization: Bearer $TOKEN" "$SERVICE/api/partners/contoso/offers/$OFFER/statement?term=1" > page-1.json
//   node docs/verify-statement.mjs page-1.json [page-2.json …]
//
// All pages of a term in their order; then, if you like, those of the next term. Prints `valid`, or the first
// entry or total that is wrong; then ends with 1.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const end = (problem) => process.exit((console.log(problem), 1));
const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");
let pages = [];
try {
  pages = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
} catch (error) {
  end(error.message);
}
if (pages.length === 0 || pages.some(({ entries }) => !entries))
  end("Name the files with the pages of one statement: page-1.json page-2.json …");

/** The chain: each hash is that of its entry and of the hash before it, from the opening to the closing hash. */
function checkChain({ closingHash, entries, offerId, openingHash, term }) {
  // An entry with what all entries of a statement share; keys sorted, no blanks.
  const canonical = (entry) =>
    JSON.stringify({ ...entry, offerId, term }, Object.keys({ ...entry, offerId, term }).sort());
  if (term === 1 && openingHash !== sha256(offerId))
    end("invalid: the opening hash is not the offer's");
  let previous = openingHash;
  for (const [index, { hash, ...entry }] of entries.entries()) {
    if (entry.seq !== index + 1 || hash !== sha256(`${previous}\n${canonical(entry)}`))
      end(`invalid: entry ${entry.seq} does not follow from what stands before it`);
    previous = hash;
  }
  if (previous !== closingHash)
    end("invalid: the last entry is not the one that the term closes with");
}

/** Balances: `remainingAfter` is the sum so far. A term that was opened again may have been unlimited before. */
function checkBalances(entries) {
  const last = entries.findLastIndex(({ type }) => type === "Grant" || type === "Import");
  const unlimited = entries[last]?.remainingAfter === null;
  let balance = 0;
  for (const [index, { delta, remainingAfter, seq }] of entries.entries()) {
    balance += delta;
    const wasUnlimited = index < last && remainingAfter === null;
    if (!wasUnlimited && remainingAfter !== (unlimited && index >= last ? null : balance))
      end(`invalid: entry ${seq} does not leave the balance that it says`);
  }
}

/** Incidents: one deduction each, and at most one refund after it. */
function checkIncidents(entries) {
  const [deducted, refunded] = [new Set(), new Set()];
  for (const { incidentId, seq, type } of entries) {
    if (type === "Deduct" && incidentId !== undefined) {
      if (deducted.has(incidentId)) end(`invalid: entry ${seq} deducts an incident a second time`);
      deducted.add(incidentId);
    }
    if (type !== "Refund") continue;
    if (!deducted.has(incidentId))
      end(`invalid: entry ${seq} refunds an incident that was not deducted`);
    if (refunded.has(incidentId)) end(`invalid: entry ${seq} refunds an incident a second time`);
    refunded.add(incidentId);
  }
}

/** Totals: the sums of the entries by their types. */
function checkTotals({ granted, kind, refunded, remaining, used, forfeited }, entries) {
  const sum = (...types) =>
    entries
      .filter(({ type }) => types.length === 0 || types.includes(type))
      .reduce((total, { delta }) => total + delta, 0);
  // An imported term has one entry for what it grants and one for what was used.
  const imported = entries.filter(({ type }) => type === "Import");
  const open = imported.reduce((total, { delta }) => total + Math.max(0, delta), 0);
  const usedBefore = imported.reduce((total, { delta }) => total + Math.max(0, -delta), 0);
  const totals = [
    ["used", used, usedBefore - sum("Deduct", "Refund")],
    ["refunded", refunded, sum("Refund")],
    ["forfeited", forfeited, 0 - sum("Forfeit")],
    ["granted", granted, granted === null ? null : open + sum("Grant", "Adjust")],
    ["remaining", remaining, remaining === null ? null : sum()],
  ];
  const wrong = totals.find(([, said, summed]) => said !== summed);
  if (wrong) end(`invalid: ${wrong[0]} of ${kind} is ${wrong[1]}, by the entries ${wrong[2]}`);
}

/** The opening: a hash of the term before. That term can have entries since it was closed. */
function checkOpening({ openingHash, term }, before) {
  const possible = [before.openingHash, ...before.entries.map(({ hash }) => hash)];
  if (term === before.term + 1 && !possible.includes(openingHash))
    end(`invalid: term ${term} does not begin with a hash of term ${before.term}`);
}

const byTerm = Map.groupBy(pages, ({ offerId, term }) => `${offerId} ${term}`);
const terms = [...byTerm.values()].map((ofTerm) => ({
  ...ofTerm[0],
  entries: ofTerm.flatMap(({ entries }) => entries),
}));
for (const [index, statement] of terms.entries()) {
  const { entries, kindTotals = [] } = statement;
  checkChain(statement);
  const byKind = Map.groupBy(entries, ({ kind }) => kind);
  for (const ofKind of byKind.values()) {
    checkBalances(ofKind);
    checkIncidents(ofKind);
  }
  for (const total of kindTotals) checkTotals(total, byKind.get(total.kind) ?? []);
  const before = terms[index - 1];
  if (before?.offerId === statement.offerId) checkOpening(statement, before);
}
console.log(`valid: ${terms.reduce((count, { entries }) => count + entries.length, 0)} entries`);
