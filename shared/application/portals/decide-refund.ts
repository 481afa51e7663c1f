import { decideRefund } from "../../domain/closure.ts";
import { decideFrontlineRefund } from "../../domain/frontline.ts";
import { settleIncident } from "./settle-incident.ts";
import type { SettleDeps, Settlement } from "./settle-incident.ts";
import type { IncidentView } from "../../contract/incidents.ts";
import type { RefundDecision } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";

/** Decides a refund that is under review (A7). */
export const makeDecideRefund =
  (deps: SettleDeps) =>
  (
    { decision, incidentId }: { readonly incidentId: string; readonly decision: RefundDecision },
    origin: Origin,
  ): Promise<Answer<IncidentView>> => {
    const refund: Settlement = {
      charged: (before, incident, context) => decideRefund(before, incident, decision, context),
      frontline: decideFrontlineRefund,
    };
    return settleIncident(deps, incidentId, refund, origin);
  };
