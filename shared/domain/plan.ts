import type { Contract, Line } from "./contract.ts";
import { remainingOf } from "./contract.ts";
import { planName } from "./names.ts";
import { usedUp } from "./none-remaining.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Product } from "./product.ts";
import type { RefusalReason } from "./refusal-values.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";
import { describeReset, resetsOn } from "./reset.ts";
import type { Rules } from "./rules.ts";
import { isUsable } from "./terms.ts";
import { portalUsesKind, usabilityRefusal } from "./portal-fit.ts";
import type { BenefitKind, Portal } from "./vocabulary.ts";

/** F118, F122: the reasons for which a linked plan cannot be chosen. */
export const planReasons = [
  "EXPIRED",
  "CANCELLED",
  "BENEFIT_NOT_ACTIVATED",
  "NO_INCIDENTS_REMAINING",
  "NOT_VALID_FOR_PORTAL",
  "PLAN_NOT_VALID_FOR_PRODUCT",
  "REPLACED",
] as const satisfies readonly (RefusalCode | RefusalReason)[];
export type PlanReason = (typeof planReasons)[number];
/** The reasons of a plan that the account has linked with the present IDs. */
export type CurrentReason = Exclude<PlanReason, "REPLACED">;

/** A support plan as a portal shows it: one line of a contract, listed once it is activated. */
export interface Plan {
  readonly planId: string;
  readonly kind: BenefitKind;
  readonly name: string;
  readonly granted: number | null;
  readonly used: number;
  readonly remaining: number | null;
  readonly unlimited: boolean;
  readonly endDate: PlainDate;
  readonly resetsOn: PlainDate;
  readonly usableHere: boolean;
  readonly reason: CurrentReason | null;
}

/**
 * The portal and product for which a plan would be used. Without a product, only the portal counts.
 */
export interface PlanContext {
  readonly portal: Portal;
  readonly today: PlainDate;
  readonly product?: {
    readonly name: string;
    readonly version: string | null;
    readonly found: Product | undefined;
  };
}

const endedReason = (contract: Contract): CurrentReason =>
  contract.cancelledOn === null ? "EXPIRED" : "CANCELLED";

/** Whether a refusal is due to the portal or, if the portal can use the plan, to the product. */
function fitReason(
  refusal: Refusal | undefined,
  portal: Portal,
  kind: BenefitKind,
): "NOT_VALID_FOR_PORTAL" | "PLAN_NOT_VALID_FOR_PRODUCT" | null {
  if (!refusal) return null;
  const elsewhere =
    refusal.code === "REDIRECT_TO_PORTAL" || refusal.code === "PORTAL_DOES_NOT_ACCEPT_IDS";
  const forPortal =
    refusal.reason === "NOT_VALID_FOR_PORTAL" || (elsewhere && !portalUsesKind(portal, kind));
  return forPortal ? "NOT_VALID_FOR_PORTAL" : "PLAN_NOT_VALID_FOR_PRODUCT";
}

/** Why the plan cannot be chosen, in the order of the guards of a consume; null when it can. */
function planReason(
  contract: Contract,
  line: Line,
  { portal, product, today }: PlanContext,
  rules: Rules,
): CurrentReason | null {
  if (!isUsable(contract, today)) return endedReason(contract);
  if (line.activation.state !== "Active") return "BENEFIT_NOT_ACTIVATED";
  if (product) {
    const question = {
      kind: line.kind,
      product: product.name,
      version: product.version,
      on: today,
    };
    const reason = fitReason(
      usabilityRefusal(portal, question, product.found, rules),
      portal,
      line.kind,
    );
    if (reason) return reason;
  } else if (!portalUsesKind(portal, line.kind)) {
    return "NOT_VALID_FOR_PORTAL";
  }
  return remainingOf(line) === 0 ? "NO_INCIDENTS_REMAINING" : null;
}

/**
 * A line of a resolved contract as a plan. It is computed at every call and never stored (F167).
 */
export function planOf(contract: Contract, line: Line, context: PlanContext, rules: Rules): Plan {
  const usable = isUsable(contract, context.today);
  const reason = planReason(contract, line, context, rules);
  return {
    planId: contract.offerId,
    kind: line.kind,
    name: planName(line.kind, line.granted),
    granted: line.granted,
    used: line.used,
    remaining: usable || line.granted === null ? remainingOf(line) : 0,
    unlimited: line.granted === null,
    endDate: contract.term.endDate,
    resetsOn: resetsOn(contract),
    usableHere: reason === null,
    reason,
  };
}

const messages: Readonly<Record<CurrentReason, (plan: Plan, outlook: string) => string>> = {
  EXPIRED: (plan) => `The support plan expired on ${plan.endDate}.`,
  CANCELLED: () => "The purchase of this support plan was cancelled.",
  BENEFIT_NOT_ACTIVATED: () =>
    "A MAICPP partner admin or Global admin must activate this benefit first.",
  NO_INCIDENTS_REMAINING: (plan, outlook) => `${usedUp(plan.granted)} ${outlook}`,
  NOT_VALID_FOR_PORTAL: () => "The support plan can't be used in this portal.",
  PLAN_NOT_VALID_FOR_PRODUCT: () => "The support plan can't be used for the specified product.",
};

/** The text that explains a plan's reason; empty when the plan can be chosen. */
export const planMessage = (
  plan: Plan,
  contract: Contract,
  today: PlainDate,
  rules: Rules,
): string =>
  plan.reason === null ? "" : messages[plan.reason](plan, describeReset(contract, today, rules));
