import { consumeRefusal, unknownPlan } from "../../domain/incident.ts";
import type { IncidentRequest } from "../../domain/incident.ts";
import { accept, refuse } from "../../domain/result.ts";
import { readContract, today } from "../contracts/read-contract.ts";
import type { Origin } from "../caller.ts";
import type { Deps } from "../deps.ts";
import { differingFields, idempotencyConflict } from "../fingerprint.ts";
import { accountKeyOf, frontlineIdFor, incidentIdFor } from "../ids.ts";
import { linkKey } from "../ports/contract-rows.ts";
import type { UseCases } from "../use-cases.ts";
import { scheduleUsageNotice } from "../workflows/notices/usage-notice.ts";
import { consumeCommand, planShown, refusedWith } from "./consume-command.ts";
import { portalOf } from "./portal-of.ts";
import { withAdvice } from "./refusal-advice.ts";

type IncidentDeps = Pick<
  Deps,
  | "accounts"
  | "catalogue"
  | "clock"
  | "committer"
  | "contracts"
  | "notices"
  | "partners"
  | "rules"
  | "schedule"
>;
type OpenAnswer = ReturnType<UseCases["openIncident"]>;

/** F159: frontline requests are free and unlimited. The account keeps them for its list (F166). */
async function openFrontline(
  deps: IncidentDeps,
  request: IncidentRequest,
  idempotencyKey: string,
  { caller }: Origin,
): OpenAnswer {
  const accountKey = accountKeyOf(request.account);
  const incidentId = frontlineIdFor(caller.client, accountKey, idempotencyKey);
  const { added, request: recorded } = await deps.accounts.addFrontline(accountKey, {
    incident: {
      incidentId,
      portal: portalOf(caller),
      request,
      createdAt: deps.clock.now().toISOString(),
      state: "Open",
      closure: null,
      refund: "NotEligible",
    },
  });
  const differing = differingFields(recorded.incident.request, request);
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  const value = { incidentId, deducted: false, reason: "FRONTLINE_NOT_COUNTED" } as const;
  return accept({ value, replayed: !added });
}

/** Opens an incident: one support issue, one deduction (F156, A12, X14). */
export const makeOpenIncident =
  (deps: IncidentDeps): UseCases["openIncident"] =>
  async ({ idempotencyKey, ...request }, origin) => {
    if (request.channel === "PartnerCenterFrontline") {
      return openFrontline(deps, request, idempotencyKey, origin);
    }
    const { caller, requestId } = origin;
    const portal = portalOf(caller);
    const product = deps.catalogue.find(request.product);
    const incidentId = incidentIdFor(caller.client, request.planId, idempotencyKey);
    const { actor } = caller;
    const { rules } = deps;
    const consumption = { incidentId, request, portal, product, actor, requestId, rules };
    const opened = await deps.committer.submit(request.planId, consumeCommand(consumption));
    if (!opened.ok) return refuse(await withAdvice(deps, opened.refusal, request, portal, product));
    await scheduleUsageNotice(deps, opened.value);
    return opened;
  };

/** Answers as `openIncident` would, without consuming: the refusal or the plan to be charged. */
export const makeTryIncident =
  (deps: Omit<IncidentDeps, "committer" | "notices">): UseCases["tryIncident"] =>
  async (request, { caller }) => {
    const portal = portalOf(caller);
    if (request.channel === "PartnerCenterFrontline") {
      return accept({ wouldDeduct: false, plan: null });
    }
    const product = deps.catalogue.find(request.product);
    const [contract, linked] = await Promise.all([
      readContract(deps, request.planId),
      deps.contracts.readRow(request.planId, linkKey(accountKeyOf(request.account))),
    ]);
    if (!contract) {
      return refuse(await withAdvice(deps, unknownPlan(), request, portal, product));
    }
    const link = linked?.row.type === "link" ? linked.row.link : null;
    const on = today(deps);
    const context = { link, portal, product, rules: deps.rules, today: on };
    const refusal = consumeRefusal(contract, request, context);
    const query = { request, portal, product, rules: deps.rules };
    if (!refusal) return accept({ wouldDeduct: true, plan: planShown(contract, on, query) });
    const refused = refusedWith(refusal, contract, on, query);
    return refuse(await withAdvice(deps, refused, request, portal, product));
  };
