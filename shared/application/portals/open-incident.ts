import type { FrontlineIncident } from "../../domain/frontline.ts";
import { consumeRefusal, unknownPlan } from "../../domain/incident.ts";
import type { IncidentRequest } from "../../domain/incident.ts";
import { comparable } from "../../domain/same-request.ts";
import { productIn } from "../../domain/portal-fit.ts";
import { accept, refuse } from "../../domain/result.ts";
import { readContract, today } from "../contracts/read-contract.ts";
import type { Origin } from "../caller.ts";
import type { Deps } from "../deps.ts";
import { differingFields, idempotencyConflict } from "../idempotency.ts";
import { accountKeyOf, accountKeysOf, frontlineIdFor, incidentIdFor } from "../ids.ts";
import { scheduleUsageNotice } from "../workflows/notices/usage-notice.ts";
import { consumeCommand, planShown, refusedWith } from "./consume-command.ts";
import { portalOf } from "./portal-of.ts";
import { readLink } from "./read-link.ts";
import { withAdvice } from "./refusal-advice.ts";
import type { DryRunView, FrontlineView, IncidentView } from "../../contract/incidents.ts";
import type { Answer } from "../answer.ts";
import type { Keyed, Replayable } from "../idempotency.ts";

type TryDeps = Pick<
  Deps,
  "accounts" | "catalogue" | "clock" | "contracts" | "partners" | "rules" | "schedule"
>;
type OpenDeps = TryDeps & Pick<Deps, "committer" | "notices" | "telemetry">;
type OpenAnswer = Promise<Answer<Replayable<IncidentView | FrontlineView>>>;

/** Records the request once, also if version 0.1.0 recorded it under the ID as it was written. */
async function recordFrontline(
  { accounts }: Pick<Deps, "accounts">,
  incident: FrontlineIncident,
  idUnder: (accountKey: string) => string,
): Promise<{ readonly recorded: FrontlineIncident; readonly added: boolean }> {
  const [accountKey = "", ...older] = accountKeysOf(incident.request.account);
  for (const key of older) {
    const found = await accounts.readFrontline(key, idUnder(key));
    if (found) return { recorded: found.value.incident, added: false };
  }
  const { added, request } = await accounts.addFrontline(accountKey, { incident });
  return { recorded: request.incident, added };
}

/** F159: frontline requests are free and unlimited. The account keeps them for its list (F166). */
async function openFrontline(
  deps: OpenDeps,
  request: IncidentRequest,
  idempotencyKey: string,
  { caller }: Origin,
): OpenAnswer {
  const { added, recorded } = await recordFrontline(
    deps,
    {
      incidentId: frontlineIdFor(caller.client, accountKeyOf(request.account), idempotencyKey),
      portal: portalOf(caller),
      request,
      createdAt: deps.clock.now().toISOString(),
      state: "Open",
      closure: null,
      closedAt: null,
      correction: null,
      refund: "NotEligible",
    },
    (accountKey) => frontlineIdFor(caller.client, accountKey, idempotencyKey),
  );
  const { incidentId } = recorded;
  const differing = differingFields(comparable(recorded.request), comparable(request));
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  const value = { incidentId, deducted: false, reason: "FRONTLINE_NOT_COUNTED" } as const;
  return accept({ value, replayed: !added });
}

async function openCharged(
  deps: OpenDeps,
  request: IncidentRequest,
  idempotencyKey: string,
  { caller, requestId }: Origin,
): OpenAnswer {
  const portal = portalOf(caller);
  const product = productIn(portal, { ...request, on: today(deps) }, deps);
  const incidentId = incidentIdFor(caller.client, request.planId, idempotencyKey);
  const { actor } = caller;
  const asked = { incidentId, request, portal, product, actor, requestId, rules: deps.rules };
  const opened = await deps.committer.submit(request.planId, consumeCommand(asked));
  if (!opened.ok) return refuse(await withAdvice(deps, opened.refusal, request, portal, product));
  await scheduleUsageNotice(deps, opened.value);
  return opened;
}

/** Opens an incident: one support issue, one deduction (F156, A12, X14). */
export const makeOpenIncident =
  (deps: OpenDeps) =>
  async (
    { idempotencyKey, ...request }: IncidentRequest & Keyed,
    origin: Origin,
  ): Promise<Answer<Replayable<IncidentView | FrontlineView>>> => {
    const open = request.channel === "PartnerCenterFrontline" ? openFrontline : openCharged;
    const opened = await open(deps, request, idempotencyKey, origin);
    if (!opened.ok) {
      const { code } = opened.refusal;
      const portal = portalOf(origin.caller);
      deps.telemetry.event("IncidentRefused", { code, kind: request.kind, portal });
    }
    return opened;
  };

/** Answers as `openIncident` would, without consuming: the refusal or the plan to be charged. */
export const makeTryIncident =
  (deps: TryDeps) =>
  async (request: IncidentRequest, { caller }: Origin): Promise<Answer<DryRunView>> => {
    const portal = portalOf(caller);
    if (request.channel === "PartnerCenterFrontline") {
      return accept({ wouldDeduct: false, plan: null });
    }
    const product = productIn(portal, { ...request, on: today(deps) }, deps);
    const [contract, link] = await Promise.all([
      readContract(deps, request.planId),
      readLink(deps, request.planId, request.account),
    ]);
    if (!contract) {
      return refuse(await withAdvice(deps, unknownPlan(), request, portal, product));
    }
    const on = today(deps);
    const context = { link, portal, product, rules: deps.rules, today: on };
    const refusal = consumeRefusal(contract, request, context);
    const query = { request, portal, product, rules: deps.rules };
    if (!refusal) return accept({ wouldDeduct: true, plan: planShown(contract, on, query) });
    const refused = refusedWith(refusal, contract, on, query);
    return refuse(await withAdvice(deps, refused, request, portal, product));
  };
