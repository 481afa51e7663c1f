import { maySee } from "../../domain/incident-access.ts";
import type { Account, Portal } from "../../domain/vocabulary.ts";
import { readContract, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { accountKeyOf } from "../ids.ts";
import { linkKey } from "../ports/contract-rows.ts";
import { pageOf } from "../paging.ts";
import { seesPlan } from "./account-plans.ts";
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
  accountKey: string,
  portal: Portal,
): Promise<IncidentView[]> {
  const [rows, contract, link] = await Promise.all([
    deps.contracts.listIncidents(offerId, accountKey),
    readContract(deps, offerId),
    deps.contracts.readRow(offerId, linkKey(accountKey)),
  ]);
  return rows.flatMap(({ row }) => {
    if (row.type !== "incident" || !contract) return [];
    if (!seesPlan(link?.row ?? null, contract)) return [incidentView(row.incident, null)];
    const context = { portal, today: today(deps) };
    const plan = planFor(contract, row.incident.request.kind, context, deps.rules);
    return [incidentView(row.incident, plan)];
  });
}

/** F166: only a Partner Center account sees its frontline requests as well. */
const frontlineRequests = async (
  deps: ListDeps,
  account: Account,
  accountKey: string,
): Promise<IncidentView[]> =>
  account.type === "PartnerCenter"
    ? (await deps.accounts.listFrontline(accountKey)).map(frontlineView)
    : [];

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
    const accountKey = accountKeyOf(account);
    const offerIds = await deps.accounts.listContracts(accountKey);
    const found = await Promise.all([
      frontlineRequests(deps, account, accountKey),
      ...offerIds.map((offerId) => chargedIncidents(deps, offerId, accountKey, portal)),
    ]);
    const visible = found
      .flat()
      .filter((incident) => maySee(portal, incident.portal))
      .sort(newestFirst);
    return pageOf(visible, ({ incidentId }) => incidentId, paging);
  };
