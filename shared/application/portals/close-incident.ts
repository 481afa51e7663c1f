import { close } from "../../domain/closure.ts";
import { closeFrontline } from "../../domain/frontline.ts";
import { indexReview } from "./index-review.ts";
import type { IndexDeps } from "./index-review.ts";
import { settleIncident } from "./settle-incident.ts";
import type { SettleDeps, Settlement } from "./settle-incident.ts";
import type { IncidentView } from "../../contract/incidents.ts";
import type { Closure } from "../../domain/incident.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";

/** Closes an incident. A duplicate or a bug is refunded at once (F157, F158). */
export const makeCloseIncident =
  (deps: SettleDeps & IndexDeps) =>
  async (
    { closure, incidentId }: { readonly incidentId: string; readonly closure: Closure },
    origin: Origin,
  ): Promise<Answer<IncidentView>> => {
    const closedAt = deps.clock.now().toISOString();
    await indexReview(deps, incidentId, closure, closedAt);
    const closing: Settlement = {
      charged: (before, incident, context) => close(before, incident, closure, context, closedAt),
      frontline: (incident) => closeFrontline(incident, closure, closedAt),
    };
    return settleIncident(deps, incidentId, closing, origin);
  };
