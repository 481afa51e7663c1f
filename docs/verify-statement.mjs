// Verifies the hash chain of a statement by the published rule (ledger.md) and nothing else.
//
//   curl -H "authorization: Bearer $TOKEN" "$SERVICE/api/partners/contoso/offers/$OFFER/statement?term=1" > page-1.json
//   node docs/verify-statement.mjs page-1.json [page-2.json …]
//
// Pages in their order. Prints `valid`, or the first entry that does not follow; then ends with 1.
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
const [{ closingHash, offerId, openingHash, term }] = pages;

/** An entry with what all entries of a statement share; keys sorted, no blanks. */
const canonical = (entry) =>
  JSON.stringify({ ...entry, offerId, term }, Object.keys({ ...entry, offerId, term }).sort());

if (term === 1 && openingHash !== sha256(offerId))
  end("invalid: the opening hash is not the offer's");
let previous = openingHash;
const entries = pages.flatMap((page) => page.entries);
for (const [index, { hash, ...entry }] of entries.entries()) {
  if (entry.seq !== index + 1 || hash !== sha256(`${previous}\n${canonical(entry)}`))
    end(`invalid: entry ${entry.seq} does not follow from what stands before it`);
  previous = hash;
}
if (previous !== closingHash)
  end("invalid: the last entry is not the one that the term closes with");
console.log(`valid: ${entries.length} entries`);
