import { createHash } from "node:crypto";

import type { ClosedTerm, Contract, Counters } from "../../shared/domain/contract.ts";
import type { Chain, Entry } from "../../shared/domain/ledger.ts";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

const hashOf = (previous: string, entry: Entry): string => {
  const fields = Object.entries(entry).filter(([name]) => name !== "hash");
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sha256(`${previous}\n${JSON.stringify(Object.fromEntries(sorted))}`);
};

function chainFindings(chain: Chain, entries: readonly Entry[]): string[] {
  let hash = chain.openingHash;
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return [`seq ${entry.seq} stands where ${index + 1} should`];
    hash = hashOf(hash, entry);
    if (entry.hash !== hash) return [`the hash of seq ${entry.seq} is not its own`];
  }
  return chain.hash === hash ? [] : ["the chain ends elsewhere than its head says"];
}

/** Checks the quota after every entry, and that the counters are the sum of their entries. */
function lineFindings(line: Counters, entries: readonly Entry[]): string[] {
  const found: string[] = [];
  let sum = 0;
  for (const { delta, remainingAfter, seq } of entries) {
    sum += delta;
    if (line.granted === null) continue;
    if (sum < 0) found.push(`overspent at seq ${seq}`);
    if (remainingAfter !== sum) found.push(`the balance at seq ${seq} is ${sum}`);
  }
  const of = (type: Entry["type"]) => entries.filter((entry) => entry.type === type);
  const used = of("Deduct").length - of("Refund").length;
  if (line.used !== used) found.push(`${line.used} used, ${used} in the ledger`);
  const remaining = line.granted === null ? null : line.granted - line.used - line.forfeited;
  if (remaining !== null && remaining !== sum)
    found.push(`${remaining} remain, ${sum} in the ledger`);
  for (const type of ["Deduct", "Refund"] as const) {
    const incidents = of(type).map(({ incidentId }) => incidentId);
    if (new Set(incidents).size < incidents.length) found.push(`an incident has two of ${type}`);
  }
  return found.map((text) => `${line.kind}: ${text}`);
}

/** Inconsistencies within the ledger of one contract. */
export function ledgerFindings(
  contract: Contract,
  closed: readonly ClosedTerm[],
  entries: readonly Entry[],
): string[] {
  return [...closed, contract].flatMap(({ chain, lines, term }) => {
    const own = entries.filter((entry) => entry.term === term.number);
    const found = [
      ...chainFindings(chain, own),
      ...lines.flatMap((line) =>
        lineFindings(
          line,
          own.filter(({ kind }) => kind === line.kind),
        ),
      ),
    ];
    return found.map((text) => `${contract.offerId} term ${term.number}: ${text}`);
  });
}
