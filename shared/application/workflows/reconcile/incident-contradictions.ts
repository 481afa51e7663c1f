import { checkEntries, checkIncidentRows, inBoth } from "../../../domain/incident-rows.ts";
import type { Contradiction, IncidentRows } from "../../../domain/incident-rows.ts";
import type { Incident } from "../../../domain/incident.ts";
import type { Entry } from "../../../domain/ledger.ts";
import type { AuditStore } from "../../ports/operations.ts";

type Audit = Pick<AuditStore, "checkRows">;

const byId = (incidents: readonly Incident[]): IncidentRows =>
  new Map(incidents.map((incident) => [incident.incidentId, incident]));

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
  before: readonly Incident[],
  entries: readonly Entry[],
): Promise<Contradiction[]> {
  const first = contradictions(byId(before), entries);
  if (first.length === 0) return [];
  const { incidents } = await audit.checkRows(offerId);
  return inBoth(first, contradictions(byId(incidents), entries));
}
