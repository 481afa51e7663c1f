import type { Refusal } from "./refusal.ts";
import type { Portal } from "./vocabulary.ts";

/** A30: a portal sees its own incidents; Services Hub and operators see those of all portals. */
export const maySee = (reader: Settler, incidentPortal: Portal): boolean =>
  reader === incidentPortal || reader === "ServicesHub" || reader === "Operator";

/** Who reads an incident, closes it or decides its refund. */
export type Settler = Portal | "Operator";

export const noIncident: Refusal = { code: "NOT_FOUND", detail: "The incident does not exist." };

/** A30: an incident is settled by the portal that opened it or by an operator. */
export function settlerRefusal(settler: Settler, incidentPortal: Portal): Refusal | undefined {
  if (settler === "Operator" || settler === incidentPortal) return undefined;
  return maySee(settler, incidentPortal)
    ? {
        code: "ROLE_NOT_ALLOWED",
        reason: "OTHER_PORTAL",
        detail: `The incident was opened in ${incidentPortal}. Only that portal or an operator can close it, correct its closure or decide its refund.`,
      }
    : noIncident;
}
