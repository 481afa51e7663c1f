import { maySee, noIncident } from "../../domain/incident-access.ts";
import { isCurrent } from "../../domain/link.ts";
import { accept, refuse } from "../../domain/result.ts";
import { readContract, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { frontlineAccountOf, offerIdOf } from "../ids.ts";
import { incidentKey } from "../ports/contract-rows.ts";
import { frontlineView, incidentView, planFor } from "./incident-view.ts";
import { settlerOf } from "./portal-of.ts";
import { readLink } from "./read-link.ts";
import type { IncidentView } from "../../contract/incidents.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";

type ReadDeps = Pick<Deps, "accounts" | "clock" | "contracts" | "partners" | "rules" | "schedule">;

async function readFrontline(
  deps: ReadDeps,
  accountKey: string,
  incidentId: string,
): Promise<IncidentView | null> {
  const stored = await deps.accounts.readFrontline(accountKey, incidentId);
  return stored && frontlineView(stored.value);
}

async function readCharged(deps: ReadDeps, incidentId: string): Promise<IncidentView | null> {
  const offerId = offerIdOf(incidentId);
  const [stored, contract] = await Promise.all([
    deps.contracts.readRow(offerId, incidentKey(incidentId)),
    readContract(deps, offerId),
  ]);
  if (stored?.row.type !== "incident" || !contract) return null;
  const { incident } = stored.row;
  const link = await readLink(deps, offerId, incident.request.account);
  // A42: the plan is shown while the account's link is current.
  if (!isCurrent(link, contract)) return incidentView(incident, null);
  const context = { portal: incident.portal, today: today(deps) };
  return incidentView(incident, planFor(contract, incident.request.kind, context, deps.rules));
}

/** Returns one incident, to the portal that opened it, to Services Hub (A30) and to operators. */
export const makeGetIncident =
  (deps: ReadDeps) =>
  async (
    { incidentId }: { readonly incidentId: string },
    { caller }: Origin,
  ): Promise<Answer<IncidentView>> => {
    const accountKey = frontlineAccountOf(incidentId);
    const incident =
      accountKey === undefined
        ? await readCharged(deps, incidentId)
        : await readFrontline(deps, accountKey, incidentId);
    return incident && maySee(settlerOf(caller), incident.portal)
      ? accept(incident)
      : refuse(noIncident);
  };
