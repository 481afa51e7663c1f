import { checkEntries, checkIncidentRows, inBoth } from "../../../domain/incident-rows.ts";
import type { Contradiction, IncidentRows } from "../../../domain/incident-rows.ts";
import type { Incident } from "../../../domain/incident.ts";
import type { Entry } from "../../../domain/ledger.ts";
import type { AuditStore } from "../../ports/operations.ts";

type Audit = Pick<AuditStore, "incidentsOf">;

/** All rows of incidents of an offer. */
export async function incidentRows(audit: Audit, offerId: string): Promise<IncidentRows> {
  const rows = new Map<string, Incident>();
  for await (const incident of audit.incidentsOf(offerId)) rows.set(incident.incidentId, incident);
  return rows;
}

const contradictions = (rows: IncidentRows, entries: readonly Entry[]): Contradiction[] => [
  ...checkEntries(entries, rows),
  ...checkIncidentRows(rows, entries),
];

/**
 * Where the rows of incidents contradict the ledger. `before` was read before the entries. If it
 * contradicts them, the rows are read again after them.
 */
export async function findContradictions(
  audit: Audit,
  offerId: string,
  before: IncidentRows,
  entries: readonly Entry[],
): Promise<Contradiction[]> {
  const first = contradictions(before, entries);
  if (first.length === 0) return [];
  return inBoth(first, contradictions(await incidentRows(audit, offerId), entries));
}
