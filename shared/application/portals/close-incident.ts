import { close } from "../../domain/closure.ts";
import { closeFrontline } from "../../domain/frontline.ts";
import type { UseCases } from "../use-cases.ts";
import { settleIncident } from "./settle-incident.ts";
import type { SettleDeps, Settlement } from "./settle-incident.ts";

/** Closes an incident. A duplicate or a bug is refunded at once (F157, F158). */
export const makeCloseIncident =
  (deps: SettleDeps): UseCases["closeIncident"] =>
  ({ closure, incidentId }, origin) => {
    const closing: Settlement = {
      charged: (before, incident, context) => close(before, incident, closure, context),
      frontline: (incident) => closeFrontline(incident, closure),
    };
    return settleIncident(deps, incidentId, closing, origin);
  };
