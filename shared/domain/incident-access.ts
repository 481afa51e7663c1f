import type { Refusal } from "./refusal.ts";
import type { Portal } from "./vocabulary.ts";

/** A30: a portal sees its own incidents; Services Hub sees an account's incidents of all portals. */
export const maySee = (portal: Portal, incidentPortal: Portal): boolean =>
  portal === incidentPortal || portal === "ServicesHub";

/** Who closes an incident or decides its refund. */
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
