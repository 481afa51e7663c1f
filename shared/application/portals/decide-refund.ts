import { decideRefund } from "../../domain/closure.ts";
import { decideFrontlineRefund } from "../../domain/frontline.ts";
import type { UseCases } from "../use-cases.ts";
import { settleIncident } from "./settle-incident.ts";
import type { SettleDeps, Settlement } from "./settle-incident.ts";

/** Decides a refund that is under review (A7). */
export const makeDecideRefund =
  (deps: SettleDeps): UseCases["decideRefund"] =>
  ({ decision, incidentId }, origin) => {
    const refund: Settlement = {
      charged: (before, incident, context) => decideRefund(before, incident, decision, context),
      frontline: decideFrontlineRefund,
    };
    return settleIncident(deps, incidentId, refund, origin);
  };
