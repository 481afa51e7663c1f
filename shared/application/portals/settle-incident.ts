import { close, decideRefund } from "../../domain/closure.ts";
import { closeFrontline, decideFrontlineRefund } from "../../domain/frontline.ts";
import type { FrontlineIncident } from "../../domain/frontline.ts";
import { maySee } from "../../domain/incident.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { readContract, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { frontlineAccountOf, offerIdOf } from "../ids.ts";
import { incidentKey } from "../ports/contract-rows.ts";
import type { UseCases } from "../use-cases.ts";
import type { IncidentView } from "../views.ts";
import { frontlineView, incidentView, planFor } from "./incident-view.ts";
import { portalOf } from "./portal-of.ts";
import { settleFrontline } from "./settle-frontline.ts";
import { noIncident, settleCommand } from "./settle-command.ts";
import type { Settlement } from "./settle-command.ts";

type SettleDeps = Pick<Deps, "accounts" | "committer" | "rules">;
type ReadDeps = Pick<Deps, "accounts" | "clock" | "contracts" | "partners" | "rules" | "schedule">;

interface Decisions {
  readonly charged: Settlement["decide"];
  readonly frontline: (incident: FrontlineIncident) => Result<FrontlineIncident>;
}

function settle(
  deps: SettleDeps,
  incidentId: string,
  { charged, frontline }: Decisions,
  { caller, requestId }: Origin,
): Promise<Answer<IncidentView>> {
  const portal = portalOf(caller);
  const accountKey = frontlineAccountOf(incidentId);
  if (accountKey !== undefined) {
    return settleFrontline(deps, { accountKey, incidentId, portal, decide: frontline });
  }
  const { actor } = caller;
  const { rules } = deps;
  return deps.committer.submit(
    offerIdOf(incidentId),
    settleCommand({ incidentId, portal, actor, requestId, rules, decide: charged }),
  );
}

/** Closes an incident; a duplicate or a bug comes back by itself (F157, F158). */
export const makeCloseIncident =
  (deps: SettleDeps): UseCases["closeIncident"] =>
  ({ closure, incidentId }, origin) =>
    settle(
      deps,
      incidentId,
      {
        charged: (before, incident, context) => close(before, incident, closure, context),
        frontline: (incident) => closeFrontline(incident, closure),
      },
      origin,
    );

/** Decides a refund that waits for review (A7). */
export const makeDecideRefund =
  (deps: SettleDeps): UseCases["decideRefund"] =>
  ({ decision, incidentId }, origin) =>
    settle(
      deps,
      incidentId,
      {
        charged: (before, incident, context) => decideRefund(before, incident, decision, context),
        frontline: decideFrontlineRefund,
      },
      origin,
    );

async function getFrontline(
  deps: ReadDeps,
  accountKey: string,
  incidentId: string,
): Promise<IncidentView | null> {
  const found = await deps.accounts.readFrontline(accountKey, incidentId);
  return found && frontlineView(found.value);
}

async function getCharged(deps: ReadDeps, incidentId: string): Promise<IncidentView | null> {
  const offerId = offerIdOf(incidentId);
  const [stored, contract] = await Promise.all([
    deps.contracts.readRow(offerId, incidentKey(incidentId)),
    readContract(deps, offerId),
  ]);
  if (stored?.row.type !== "incident" || !contract) return null;
  const { incident } = stored.row;
  const context = { portal: incident.portal, today: today(deps) };
  return incidentView(incident, planFor(contract, incident.request.kind, context, deps.rules));
}

/** One incident, for the portal in which it was made and for Services Hub (A30). */
export const makeGetIncident =
  (deps: ReadDeps): UseCases["getIncident"] =>
  async ({ incidentId }, { caller }) => {
    const accountKey = frontlineAccountOf(incidentId);
    const found =
      accountKey === undefined
        ? await getCharged(deps, incidentId)
        : await getFrontline(deps, accountKey, incidentId);
    return found && maySee(portalOf(caller), found.portal) ? accept(found) : refuse(noIncident);
  };
