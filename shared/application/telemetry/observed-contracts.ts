import type { Batch } from "../ledger/rows.ts";
import type { ContractStore } from "../ports/contract-store.ts";
import type { Telemetry } from "../ports/telemetry.ts";

/**
 * Tells what a transaction has done, from its rows: once for each, whoever asked how often, and
 * nothing of what was only decided.
 */
function tell({ event, measure }: Telemetry, { entries, offerId, rows }: Batch): void {
  for (const { expected, row } of rows) {
    const isNew = expected === null;
    if (row.type === "incident") {
      const { closure, portal, refund, request } = row.incident;
      const { kind } = request;
      if (isNew) {
        event("IncidentConsumed", { offerId, kind, portal });
        measure("benefits.consumes", 1, { kind, portal });
      } else {
        const resolution = closure?.resolution ?? "None";
        event("IncidentSettled", { offerId, kind, resolution, refund });
      }
    } else if (row.type === "term" && isNew) {
      event("TermRolledOver", { offerId, term: row.closed.term.number });
    }
  }
  for (const { kind, type } of entries) {
    if (type === "Refund") measure("benefits.refunds", 1, { kind });
  }
}

/** The contracts as they are, each written transaction told of. */
export const observedContracts = (store: ContractStore, telemetry: Telemetry): ContractStore => ({
  readHead: (...key) => store.readHead(...key),
  readRow: (...key) => store.readRow(...key),
  listIncidents: (...query) => store.listIncidents(...query),
  listEntries: (...query) => store.listEntries(...query),
  writeLink: (...link) => store.writeLink(...link),
  commit: async (batch) => {
    const outcome = await store.commit(batch);
    if (outcome.kind === "written") tell(telemetry, batch);
    return outcome;
  },
});
