import type { Incident } from "./incident.ts";
import type { Entry } from "./ledger.ts";

/** The rows of incidents by their IDs. */
export type IncidentRows = ReadonlyMap<string, Incident>;

/** A contradiction between an incident's row and the ledger, in the term of the ledger's entry or the row. */
export interface Contradiction {
  readonly term: number;
  readonly problem: string;
}

const matches = ({ createdAt, offerId, request, term }: Incident, entry: Entry): boolean =>
  createdAt === entry.at &&
  offerId === entry.offerId &&
  request.kind === entry.kind &&
  term === entry.term;

function problemOf(entry: Entry, rows: IncidentRows): string | undefined {
  const { incidentId, seq, type } = entry;
  if (incidentId === undefined || (type !== "Deduct" && type !== "Refund")) return undefined;
  const row = rows.get(incidentId);
  if (type === "Refund") {
    return row && row.state !== "Refunded"
      ? `entry ${seq} refunds incident ${incidentId}, but its row says ${row.state}`
      : undefined;
  }
  if (!row) return `entry ${seq} deducts incident ${incidentId}, but its row is missing`;
  return matches(row, entry)
    ? undefined
    : `entry ${seq} deducts incident ${incidentId}, but its row says otherwise`;
}

/** What entries say of incidents whose rows say otherwise, or that have no row. */
export const checkEntries = (entries: readonly Entry[], rows: IncidentRows): Contradiction[] =>
  entries.flatMap((entry) => {
    const problem = problemOf(entry, rows);
    return problem === undefined ? [] : [{ term: entry.term, problem }];
  });

/** What rows of incidents say that no entry says. `entries` are all of the terms of the incidents. */
export function checkIncidentRows(rows: IncidentRows, entries: readonly Entry[]): Contradiction[] {
  const idsOf = (type: Entry["type"]) =>
    new Set(entries.filter((entry) => entry.type === type).map(({ incidentId }) => incidentId));
  const [deducted, refunded] = [idsOf("Deduct"), idsOf("Refund")];
  return [...rows.values()].flatMap(({ incidentId, state, term }) => {
    const problems = [
      ...(deducted.has(incidentId) ? [] : [`no entry deducts incident ${incidentId}`]),
      ...(state !== "Refunded" || refunded.has(incidentId)
        ? []
        : [`no entry refunds incident ${incidentId}, but its row says Refunded`]),
    ];
    return problems.map((problem) => ({ term, problem }));
  });
}

/**
 * The contradictions that two reads of rows and entries share. While somebody writes, one read can
 * have a row before its entry or after it, but never both reads the same.
 */
export const inBoth = (
  first: readonly Contradiction[],
  second: readonly Contradiction[],
): Contradiction[] =>
  first.filter((each) =>
    second.some(({ problem, term }) => problem === each.problem && term === each.term),
  );
