import type { StatementEntry } from "../../contract/reports.ts";
import type { Entry } from "../../domain/ledger.ts";

/** An entry without the fields that all entries of the statement share. */
export const entryView = (entry: Entry): StatementEntry => ({
  seq: entry.seq,
  at: entry.at,
  type: entry.type,
  kind: entry.kind,
  delta: entry.delta,
  remainingAfter: entry.remainingAfter,
  ...(entry.incidentId === undefined ? {} : { incidentId: entry.incidentId }),
  ...(entry.reason === undefined ? {} : { reason: entry.reason }),
  actor: entry.actor,
  requestId: entry.requestId,
  hash: entry.hash,
});
