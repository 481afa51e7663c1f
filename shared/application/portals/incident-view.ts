import type { Contract } from "../../domain/contract.ts";
import { lineOf } from "../../domain/contract.ts";
import type { Incident } from "../../domain/incident.ts";
import { resolutionOf } from "../../domain/correction.ts";
import { planOf } from "../../domain/plan.ts";
import type { Plan, PlanContext } from "../../domain/plan.ts";
import type { Rules } from "../../domain/rules.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import type { FrontlineRequest } from "../ports/stores.ts";
import type { IncidentView } from "../../contract/incidents.ts";

/** The plan that an incident is charged to, as it is now; null if the offer no longer has the kind. */
export function planFor(
  contract: Contract,
  kind: BenefitKind,
  context: PlanContext,
  rules: Rules,
): Plan | null {
  const line = lineOf(contract, kind);
  return line ? planOf(contract, line, context, rules) : null;
}

export const incidentView = (incident: Incident, plan: Plan | null): IncidentView => {
  const { request } = incident;
  return {
    incidentId: incident.incidentId,
    planId: request.planId,
    kind: request.kind,
    account: request.account,
    portal: incident.portal,
    product: request.product,
    version: request.version,
    requestType: request.requestType,
    title: request.title,
    createdAt: incident.createdAt,
    term: incident.term,
    state: incident.state,
    resolution: resolutionOf(incident),
    deducted: true,
    refund: { state: incident.refund },
    plan,
  };
};

/** F166: lists show frontline requests too. They have no plan and deduct nothing. */
export const frontlineView = ({ incident }: FrontlineRequest): IncidentView => ({
  ...incidentView({ ...incident, offerId: "", term: 0 }, null),
  planId: null,
  kind: null,
  term: null,
  deducted: false,
});
