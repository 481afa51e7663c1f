import { incidentKey } from "../../shared/application/ports/contract-rows.ts";
import type { RowWrite } from "../../shared/application/ports/contract-rows.ts";
import type { Change } from "../../shared/domain/change.ts";
import { anIncident } from "./builders.ts";

/** The rows of the incidents that the entries deduct. */
export const incidentRows = ({ entries }: Pick<Change, "entries">, offerId: string): RowWrite[] =>
  entries.flatMap(({ at: createdAt, incidentId, kind }) => {
    if (incidentId === undefined) return [];
    const incident = anIncident({ kind }, { incidentId, offerId, createdAt });
    const row = { type: "incident", accountKey: "a", incident } as const;
    return [{ key: incidentKey(incidentId), row, expected: null }];
  });
