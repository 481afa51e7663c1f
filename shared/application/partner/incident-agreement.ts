import { checkEntries, checkIncidentRows, inBoth } from "../../domain/incident-rows.ts";
import type { Contradiction } from "../../domain/incident-rows.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Deps } from "../deps.ts";
import { incidentKey } from "../ports/contract-rows.ts";
import type { TermRecord } from "./term-record.ts";

type RowDeps = Pick<Deps, "contracts">;

async function rowsOf({ contracts }: RowDeps, { entries, offerId }: TermRecord) {
  const ids = new Set(entries.flatMap(({ incidentId = [] }) => incidentId));
  const rows = await Promise.all(
    [...ids].map(async (id): Promise<[string, Incident][]> => {
      const stored = await contracts.readRow(offerId, incidentKey(id));
      return stored?.row.type === "incident" ? [[id, stored.row.incident]] : [];
    }),
  );
  return new Map(rows.flat());
}

async function contradictions(deps: RowDeps, record: TermRecord): Promise<Contradiction[]> {
  const rows = await rowsOf(deps, record);
  const { before, entries, isLast } = record;
  const isWhole = before.seq === 0 && isLast;
  return [...checkEntries(entries, rows), ...(isWhole ? checkIncidentRows(rows, entries) : [])];
}

/**
 * Whether the rows of the incidents that a part of a term names agree with its entries. `again` reads
 * the same part again, because the rows are newer than the entries.
 */
export async function incidentsAgree(
  deps: RowDeps,
  record: TermRecord,
  again: () => Promise<TermRecord | null>,
): Promise<boolean> {
  const first = await contradictions(deps, record);
  if (first.length === 0) return true;
  const later = await again();
  return later !== null && inBoth(first, await contradictions(deps, later)).length === 0;
}
