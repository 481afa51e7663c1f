// Verifies the hash chain of a statement by the published rule (ledger.md) and nothing else.
//
//   curl -H "authorization: Bearer $TOKEN" "$SERVICE/api/partners/contoso/offers/$OFFER/statement?term=1" > page-1.json
//   node docs/verify-statement.mjs page-1.json [page-2.json …]
//
// Pages in their order. Prints `valid`, or the first entry that does not follow; then ends with 1.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");
const pages = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
if (pages.length === 0) throw new Error("Name the files with the pages of one statement.");
const [{ closingHash, offerId, openingHash, term }] = pages;

/** An entry without its hash, and with what all entries of a statement share; keys sorted, no blanks. */
function canonical(entry) {
  const fields = Object.entries({ ...entry, offerId, term }).filter(([name]) => name !== "hash");
  return JSON.stringify(Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function end(problem) {
  console.log(problem);
  process.exit(1);
}

if (term === 1 && openingHash !== sha256(offerId))
  end("invalid: the opening hash is not the offer's");
let previous = openingHash;
const entries = pages.flatMap((page) => page.entries);
for (const [index, entry] of entries.entries()) {
  const follows =
    entry.seq === index + 1 && entry.hash === sha256(`${previous}\n${canonical(entry)}`);
  if (!follows) end(`invalid: entry ${entry.seq} does not follow from what stands before it`);
  previous = entry.hash;
}
if (previous !== closingHash)
  end("invalid: the last entry is not the one that the term closes with");
console.log(`valid: ${entries.length} entries`);
