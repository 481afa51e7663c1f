import { maySee } from "../../domain/incident-access.ts";
import { isCurrent } from "../../domain/link.ts";
import type { Account, Portal } from "../../domain/vocabulary.ts";
import { readContract, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { accountKeysOf } from "../ids.ts";
import { pageOf } from "../paging.ts";
import { contractsOf } from "./account-plans.ts";
import { readLink } from "./read-link.ts";
import { frontlineView, incidentView, planFor } from "./incident-view.ts";
import { portalOf } from "./portal-of.ts";
import type { IncidentView } from "../../contract/incidents.ts";
import type { Page } from "../../contract/basics.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { Paging } from "../paging.ts";

type ListDeps = Pick<Deps, "accounts" | "clock" | "contracts" | "partners" | "rules" | "schedule">;

async function chargedIncidents(
  deps: ListDeps,
  offerId: string,
  account: Account,
  portal: Portal,
): Promise<IncidentView[]> {
  const [contract, link, ...rows] = await Promise.all([
    readContract(deps, offerId),
    readLink(deps, offerId, account),
    ...accountKeysOf(account).map((key) => deps.contracts.listIncidents(offerId, key)),
  ]);
  return rows.flat().flatMap(({ row }) => {
    if (row.type !== "incident" || !contract) return [];
    if (!isCurrent(link, contract)) return [incidentView(row.incident, null)];
    const context = { portal, today: today(deps) };
    const plan = planFor(contract, row.incident.request.kind, context, deps.rules);
    return [incidentView(row.incident, plan)];
  });
}

/** F166: only a Partner Center account sees its frontline requests as well. */
async function frontlineRequests(
  { accounts }: ListDeps,
  account: Account,
): Promise<IncidentView[]> {
  if (account.type !== "PartnerCenter") return [];
  const found = await Promise.all(accountKeysOf(account).map((key) => accounts.listFrontline(key)));
  return found.flat().map(frontlineView);
}

const newestFirst = (a: IncidentView, b: IncidentView): number =>
  b.createdAt.localeCompare(a.createdAt) || a.incidentId.localeCompare(b.incidentId);

/**
 * Lists one account's incidents (F161–F166, A30): those opened in the calling portal, or of all
 * portals for Services Hub. No operation lists the incidents of several accounts (F163).
 */
export const makeListIncidents =
  (deps: ListDeps) =>
  async (
    { account, ...paging }: { readonly account: Account } & Paging,
    { caller }: Origin,
  ): Promise<Answer<Page<IncidentView>>> => {
    const portal = portalOf(caller);
    const offerIds = await contractsOf(deps, account);
    const found = await Promise.all([
      frontlineRequests(deps, account),
      ...offerIds.map((offerId) => chargedIncidents(deps, offerId, account, portal)),
    ]);
    const visible = found
      .flat()
      .filter((incident) => maySee(portal, incident.portal))
      .sort(newestFirst);
    return pageOf(visible, ({ incidentId }) => incidentId, paging);
  };
