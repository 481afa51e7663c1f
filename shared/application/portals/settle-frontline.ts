import type { FrontlineIncident } from "../../domain/frontline.ts";
import type { Settler } from "../../domain/incident-access.ts";
import { noIncident, settlerRefusal } from "../../domain/incident-access.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Deps } from "../deps.ts";
import { frontlineView } from "./incident-view.ts";
import type { IncidentView } from "../../contract/incidents.ts";

const attemptsMax = 5;

interface FrontlineSettlement {
  readonly accountKey: string;
  readonly incidentId: string;
  readonly settler: Settler;
  /** Returns the same object if there is nothing to write. */
  readonly decide: (incident: FrontlineIncident) => Result<FrontlineIncident>;
}

/** Settles a frontline request. It is in no ledger: the account's row is its only record (F159). */
export async function settleFrontline(
  { accounts }: Pick<Deps, "accounts">,
  { accountKey, decide, incidentId, settler }: FrontlineSettlement,
): Promise<Answer<IncidentView>> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const stored = await accounts.readFrontline(accountKey, incidentId);
    if (!stored) return refuse(noIncident);
    const before = stored.value.incident;
    const refusal = settlerRefusal(settler, before.portal);
    if (refusal) return refuse(refusal);
    const decided = decide(before);
    if (!decided.ok) return decided;
    const after = { incident: decided.value };
    const isWritten =
      decided.value === before || (await accounts.writeFrontline(accountKey, after, stored.etag));
    if (isWritten) return accept(frontlineView(after));
  }
  throw new Error(`${incidentId}: others keep changing it`);
}
