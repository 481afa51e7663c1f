// Verifies statements by the published rule (ledger.md) and nothing else.
//
//   curl -H "authorization: Bearer $TOKEN" "$SERVICE/api/partners/contoso/offers/$OFFER/statement?term=1" > page-1.json
//   node docs/verify-statement.mjs page-1.json [page-2.json …]
//
// `--help` says the rest. Ends with 1 at the first problem.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const help = `node docs/verify-statement.mjs page-1.json [page-2.json …] [options]

All pages of a term in their order; then, if you like, those of the next term. Prints "valid", or the first
entry or total that is wrong.

  --anchor <file or line>  also compares the statement with an anchor: a file chains-….txt of a backup, or one
                           line of it ("offer term number hash"). Can be repeated. Says one of:
                             matches             the entry with that number has the anchor's hash
                             truncated           the statement ends before the anchor's entry
                             rewritten           the entry with that number has another hash
                             not in the anchor   the anchor has no line for the offer, or one of another term
  --digest <sha256>        also compares the anchor's files, all of one backup, with the digest in its e-mail
  --help                   shows this text`;

const end = (problem) => process.exit((console.log(problem), 1));
const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      anchor: { type: "string", multiple: true, default: [] },
      digest: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) process.exit((console.log(help), 0));
  const pages = positionals.map((file) => JSON.parse(readFileSync(file, "utf8")));
  if (pages.length === 0 || pages.some(({ entries }) => !entries))
    end("Name the files with the pages of one statement: page-1.json page-2.json …");
  const isLine = (text) => /^\S+ \d+ \d+ [0-9a-f]{64}$/.test(text);
  const anchors = values.anchor.map((text) =>
    isLine(text) ? `${text}\n` : readFileSync(text, "utf8"),
  );
  const content = anchors.join("");
  const lines = content.split("\n").slice(0, -1);
  if (content !== "" && (!content.endsWith("\n") || !lines.every(isLine)))
    end("The anchor is not whole lines of the form: offer term number hash");
  return { pages, anchors, lines, digest: values.digest };
}

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

/** What the anchor says of an offer: the entry at its number had its hash at that time. */
function anchored(offerId) {
  const ofOffer = given.lines.map((line) => line.split(" ")).filter(([offer]) => offer === offerId);
  if (ofOffer.length === 0) end(`not in the anchor: offer ${offerId}`);
  for (const [, term, number, hash] of ofOffer) {
    const statement = terms.find((each) => each.offerId === offerId && each.term === Number(term));
    if (!statement)
      end(`not in the anchor: it has term ${term} of the offer; name the pages of that term, too`);
    const { entries, openingHash } = statement;
    const place = `entry ${number} of term ${term}`;
    if (Number(number) > entries.length)
      end(`truncated: the anchor has ${place}, the statement ends with entry ${entries.length}`);
    const found = Number(number) === 0 ? openingHash : entries[Number(number) - 1].hash;
    if (found !== hash) end(`rewritten: the anchor has another hash for ${place}`);
    console.log(`matches the anchor: ${place}`);
  }
}

let given;
try {
  given = readArguments();
} catch (error) {
  end(error.message);
}
const byTerm = Map.groupBy(given.pages, ({ offerId, term }) => `${offerId} ${term}`);
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
if (given.digest !== undefined && sha256(given.anchors.join("")) !== given.digest)
  end("the anchor's files are not those of the digest");
if (given.anchors.length > 0) new Set(terms.map(({ offerId }) => offerId)).forEach(anchored);
