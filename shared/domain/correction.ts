import type { Change } from "./change.ts";
import { settledAs } from "./closure.ts";
import type { Incident } from "./incident.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays, dateIn } from "./plain-date.ts";
import { applyRefund } from "./refund.ts";
import type { RefundContext, Settled } from "./refund.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { Rules } from "./rules.ts";
import type { Resolution } from "./vocabulary.ts";

/** A40: days after the closing in which it may be corrected. */
const correctionDays = 30;

export interface CorrectionContext {
  readonly today: PlainDate;
  readonly rules: Pick<Rules, "timeZone">;
}

const notAllowed = (detail: string, more: Pick<Refusal, "reason" | "remedy">): Refusal => ({
  code: "CORRECTION_NOT_ALLOWED",
  detail,
  ...more,
});

/** How the incident is closed, after a correction; null while it is open. */
export const resolutionOf = ({
  closure,
  correction,
}: Pick<Incident, "closure" | "correction">): Resolution | null =>
  correction ?? closure?.resolution ?? null;

/** Why the closure cannot be replaced by another one; undefined if it can. */
export function correctionRefusal(
  { closedAt, correction, state }: Pick<Incident, "closedAt" | "correction" | "state">,
  { rules, today }: CorrectionContext,
): Refusal | undefined {
  if (closedAt === null) {
    const detail = "The incident is still open, so there is no closure to correct.";
    return notAllowed(detail, { remedy: "CLOSE_INCIDENT" });
  }
  if (correction !== null) {
    const detail = `The closure was corrected to ${correction}. A closure is corrected once.`;
    return notAllowed(detail, { reason: "ALREADY_CORRECTED" });
  }
  if (state === "Refunded") {
    const detail = "The incident is refunded. A correction does not take a refund back.";
    return notAllowed(detail, { reason: "ALREADY_REFUNDED" });
  }
  const closedOn = dateIn(new Date(closedAt), rules.timeZone);
  const detail = `The incident was closed on ${closedOn}. Its closure could be corrected for ${correctionDays} days.`;
  return today > addDays(closedOn, correctionDays)
    ? notAllowed(detail, { reason: "TOO_LATE" })
    : undefined;
}

/** The reason that the statement shows for the refund. */
const reasonOf = (before: Incident, resolution: Resolution): string =>
  `The closure was corrected from ${resolutionOf(before)} to ${resolution}.`;

/**
 * Corrects a closure (A40): once, within 30 days. A correction to Duplicate or Bug refunds the
 * incident, also after a denial; a refund is never taken back. Repeating it changes nothing.
 */
export function correctClosure(
  before: Change,
  incident: Incident,
  resolution: Resolution,
  context: RefundContext,
): Result<Settled> {
  const { refund, state } = incident;
  if (resolutionOf(incident) === resolution) {
    return accept(settledAs(before, incident, state, refund));
  }
  const refusal = correctionRefusal(incident, context);
  if (refusal) return refuse(refusal);
  const corrected: Incident = { ...incident, correction: resolution };
  return accept(
    resolution === "Duplicate" || resolution === "Bug"
      ? applyRefund(before, corrected, { ...context, reason: reasonOf(incident, resolution) })
      : settledAs(before, corrected, state, refund),
  );
}
