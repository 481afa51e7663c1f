import type { FrontlineIncident } from "../../domain/frontline.ts";
import { maySee } from "../../domain/incident.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Portal } from "../../domain/vocabulary.ts";
import type { Deps } from "../deps.ts";
import type { IncidentView } from "../views.ts";
import { frontlineView } from "./incident-view.ts";
import { noIncident } from "./settle-command.ts";

const racesMax = 5;

export interface FrontlineSettlement {
  readonly accountKey: string;
  readonly incidentId: string;
  readonly portal: Portal;
  /** Gives back the same incident where nothing is to be written. */
  readonly decide: (incident: FrontlineIncident) => Result<FrontlineIncident>;
}

/** Settles a request that is in no ledger: the account's own row is all there is of it (F159). */
export async function settleFrontline(
  { accounts }: Pick<Deps, "accounts">,
  { accountKey, decide, incidentId, portal }: FrontlineSettlement,
): Promise<Result<IncidentView>> {
  for (let race = 0; race < racesMax; race += 1) {
    const found = await accounts.readFrontline(accountKey, incidentId);
    if (!found || !maySee(portal, found.value.incident.portal)) return refuse(noIncident);
    const decided = decide(found.value.incident);
    if (!decided.ok) return decided;
    const after = { incident: decided.value };
    const isDone =
      decided.value === found.value.incident ||
      (await accounts.writeFrontline(accountKey, after, found.etag));
    if (isDone) return accept(frontlineView(after));
  }
  throw new Error(`${incidentId}: others keep changing it`);
}
