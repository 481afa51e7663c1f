import { closedBefore, notClosed, notEligible } from "./closure.ts";
import { correctionRefusal, resolutionOf } from "./correction.ts";
import type { CorrectionContext } from "./correction.ts";
import type { Closure, Incident } from "./incident.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { Resolution } from "./vocabulary.ts";

/**
 * A request that the frontline team handles (F159). It is free, and belongs to no plan or ledger.
 */
export type FrontlineIncident = Omit<Incident, "offerId" | "term">;

const nothingDeducted = notEligible(
  "No incident was deducted for this request to the frontline team, so there is nothing to refund.",
);

/** Closes a frontline request. No resolution leads to a refund. A repeat changes nothing. */
export function closeFrontline(
  incident: FrontlineIncident,
  closure: Closure,
  closedAt: string,
): Result<FrontlineIncident> {
  const repeated = closedBefore(incident, closure);
  if (repeated) return repeated;
  return closure.refundDecision === "Approved"
    ? refuse(nothingDeducted)
    : accept({ ...incident, state: "Closed", closure, closedAt });
}

/** Corrects its closure (A40). Nothing was deducted, so nothing comes back. */
export function correctFrontline(
  incident: FrontlineIncident,
  resolution: Resolution,
  context: CorrectionContext,
): Result<FrontlineIncident> {
  if (resolutionOf(incident) === resolution) return accept(incident);
  const refusal = correctionRefusal(incident, context);
  return refusal ? refuse(refusal) : accept({ ...incident, correction: resolution });
}

export const decideFrontlineRefund = ({ state }: FrontlineIncident): Result<FrontlineIncident> =>
  refuse(state === "Open" ? notClosed : nothingDeducted);
