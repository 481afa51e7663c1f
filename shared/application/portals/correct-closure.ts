import { correctClosure } from "../../domain/correction.ts";
import { correctFrontline } from "../../domain/frontline.ts";
import { today } from "../contracts/read-contract.ts";
import { settleIncident } from "./settle-incident.ts";
import type { SettleDeps, Settlement } from "./settle-incident.ts";
import type { IncidentView } from "../../contract/incidents.ts";
import type { Resolution } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";

/** Corrects the closure of an incident, once, within 30 days (A40). */
export const makeCorrectClosure =
  (deps: SettleDeps) =>
  (
    { incidentId, resolution }: { readonly incidentId: string; readonly resolution: Resolution },
    origin: Origin,
  ): Promise<Answer<IncidentView>> => {
    const { rules } = deps;
    const correction: Settlement = {
      charged: (before, incident, context) => correctClosure(before, incident, resolution, context),
      frontline: (incident) =>
        correctFrontline(incident, resolution, { rules, today: today(deps) }),
    };
    return settleIncident(deps, incidentId, correction, origin);
  };
