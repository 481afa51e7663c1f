import type { ClosedTerm, Contract, Term } from "./contract.ts";
import type { Entry } from "./ledger.ts";
import { grantsFor } from "./offer-catalogue.ts";
import type { Rules } from "./rules.ts";

/**
 * Checks each incident's entries: at most one deduction, and at most one refund, which comes after it
 * (F157, F158). A chain that somebody has rewritten from end to end has no other trace.
 */
export function checkIncidents(entries: readonly Entry[]): string[] {
  const deducted = new Map<string, Entry["kind"]>();
  const refunded = new Set<string>();
  return entries.flatMap(({ incidentId, kind, seq, type }) => {
    if (type === "Deduct" && incidentId !== undefined) {
      if (deducted.has(incidentId)) return [`entry ${seq} deducts an incident a second time`];
      deducted.set(incidentId, kind);
    }
    if (type !== "Refund") return [];
    if (incidentId === undefined || deducted.get(incidentId) !== kind) {
      return [`entry ${seq} refunds an incident that was not deducted`];
    }
    if (refunded.has(incidentId)) return [`entry ${seq} refunds an incident a second time`];
    refunded.add(incidentId);
    return [];
  });
}

/** The parts of a contract that decide what its terms grant, and its current term. */
export type GrantingContract = Pick<Contract, "offerType" | "pack"> & {
  readonly term: Pick<Term, "number">;
};

/** A50: the first entry of an imported line is what the term grants; another one is what was used. */
const isGrant = ({ delta, type }: Entry): boolean =>
  type === "Grant" || (type === "Import" && delta > 0);

/**
 * Checks that a term grants what its offer type and deciding date give, benefit by benefit, under the
 * setting that applied when it was granted. `Adjust` entries come on top of it. A39: a term that was
 * opened and taken back grants nothing.
 */
export function checkGrants(
  { offerType, pack, term: current }: GrantingContract,
  { lines, term }: Pick<ClosedTerm, "lines" | "term">,
  entries: readonly Entry[],
  rules: Rules,
): string[] {
  if (term.number > current.number) return [];
  const { capEffectiveDate, decidingDate } = term;
  const due = grantsFor(offerType, decidingDate, pack, {
    ...rules,
    capEffectiveDate: capEffectiveDate ?? rules.capEffectiveDate,
  });
  const wrong = due.flatMap(({ granted, kind }) => {
    const line = lines.find((each) => each.kind === kind);
    if (!line) return [`${kind} has no line, but the offer includes it`];
    const given =
      line.granted === null
        ? null
        : entries
            .filter((entry) => entry.kind === kind && isGrant(entry))
            .reduce((sum, { delta }) => sum + delta, 0);
    return given === granted
      ? []
      : [`${kind} was granted ${given ?? "unlimited"}, by its offer ${granted ?? "unlimited"}`];
  });
  const known = new Set(due.map(({ kind }) => kind));
  const more = lines.filter(({ kind }) => !known.has(kind));
  return [...wrong, ...more.map(({ kind }) => `${kind} has a line, but the offer lacks it`)];
}
