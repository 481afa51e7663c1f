import type { Granted } from "./offer-catalogue.ts";
import type { PayPerIncident } from "./pay-per-incident.ts";
import type { RefusalRemedy } from "./refusal-values.ts";
import type { Refusal } from "./refusal.ts";
import type { OfferType, RequestType } from "./vocabulary.ts";

/** Says that no incident remains of a limited quantity. */
export function usedUp(granted: Granted): string {
  if (granted === 0) return "The plan has no incidents in this term.";
  return granted === 1
    ? "The only incident of the plan has been used."
    : `All ${granted ?? 0} incidents of the plan have been used.`;
}

const used = (granted: Granted): string =>
  granted === 0 ? usedUp(granted) : `${usedUp(granted)} Another user may have used the last one.`;

/** A47: a billing, quota or subscription request needs no plan, so nobody has to buy one for it. */
export const noneRemaining = (
  granted: Granted,
  requestType: RequestType,
  nextTerm: Pick<Refusal, "detail" | "remedy">,
): Refusal =>
  requestType === "Technical"
    ? {
        code: "NO_INCIDENTS_REMAINING",
        detail: `${used(granted)} ${nextTerm.detail}`,
        remedy: nextTerm.remedy ?? null,
      }
    : {
        code: "NO_INCIDENTS_REMAINING",
        detail: `${used(granted)} Billing, quota and subscription requests need no plan. Create the request without one.`,
        remedy: "NO_PLAN_NEEDED",
      };

/** What else the user can do. */
export interface Ways {
  readonly alternatives: readonly unknown[];
  readonly offerSuggestions: readonly OfferType[];
  readonly payPerIncident: PayPerIncident | null;
}

/** F22, F171: the remedy of a plan that is used up: the first that helps before the next term does. */
export function remedyOfUsedUp(
  { remedy }: Pick<Refusal, "remedy">,
  { alternatives, offerSuggestions, payPerIncident }: Ways,
): RefusalRemedy | null {
  if (remedy === "NO_PLAN_NEEDED") return remedy;
  if (alternatives.length > 0) return "USE_OTHER_PLAN";
  if (offerSuggestions.length > 0) return "BUY_NEW_PLAN";
  return payPerIncident?.available ? "USE_PAID_SUPPORT" : (remedy ?? null);
}
