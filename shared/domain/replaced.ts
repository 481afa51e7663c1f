import { isActivated } from "./activation.ts";
import type { Contract } from "./contract.ts";
import { benefitNames } from "./names.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Plan } from "./plan.ts";
import { portalUsesKind } from "./portal-fit.ts";
import type { Refusal } from "./refusal.ts";
import type { RefusalRemedy } from "./refusal-values.ts";
import { resetsOn } from "./reset.ts";
import { isUsable } from "./terms.ts";
import type { Portal } from "./vocabulary.ts";

/** What a person whose link or pair was replaced can do, in words and as a remedy. */
interface ReplacedAdvice {
  readonly detail: string;
  readonly remedy: Extract<RefusalRemedy, "ASK_ADMIN_TO_ACTIVATE" | "BUY_NEW_PLAN" | "LINK_PLAN">;
}

/**
 * A42: the next step that a person with a replaced link or pair can take. The new pair can be linked
 * only once an admin has activated a benefit, and an ended plan cannot be linked at all.
 */
export function replacedAdvice(contract: Contract, today: PlainDate): ReplacedAdvice {
  if (!isUsable(contract, today)) {
    return {
      detail: "The plan's IDs were replaced, and the plan has ended. Buy a new plan.",
      remedy: "BUY_NEW_PLAN",
    };
  }
  if (!isActivated(contract)) {
    return {
      detail:
        "The plan's IDs were replaced. A MAICPP partner admin or Global admin must activate the benefit in Partner Center first. Then link the account with the new Access ID and Contract ID.",
      remedy: "ASK_ADMIN_TO_ACTIVATE",
    };
  }
  return {
    detail:
      "The plan's IDs were replaced. Link the account again with the new Access ID and Contract ID.",
    remedy: "LINK_PLAN",
  };
}

/** A42: the link was made with a pair that has been replaced since. */
export const replacedLink = (contract: Contract, today: PlainDate): Refusal => ({
  code: "PLAN_NOT_LINKED",
  reason: "REPLACED",
  ...replacedAdvice(contract, today),
});

/** A42: only a caller with the right pair of an earlier version gets this refusal. */
export function replacedPair(contract: Contract, on: PlainDate): Refusal {
  const { detail, remedy } = replacedAdvice(contract, on);
  return {
    code: "INVALID_CREDENTIALS",
    hint: "REPLACED",
    ...(remedy === "LINK_PLAN"
      ? {
          detail:
            "These IDs were replaced. Copy the new Access ID and Contract ID from Partner Center.",
          remedy: "USE_NEW_IDS",
        }
      : { detail, remedy }),
  };
}

/** A plan whose link was replaced. The account must not see any count of it. */
export interface ReplacedPlan extends Omit<Plan, "reason" | "used"> {
  readonly granted: null;
  readonly used: null;
  readonly remaining: null;
  readonly reason: "REPLACED";
}

/**
 * A42: lists a contract once for an account whose link to it was replaced: as the benefit that this
 * portal can use, else as the first one; Active benefits before others.
 */
export function replacedPlan(contract: Contract, portal: Portal): ReplacedPlan {
  const active = contract.lines.filter(({ activation }) => activation.state === "Active");
  const lines = active.length > 0 ? active : contract.lines;
  const line = lines.find(({ kind }) => portalUsesKind(portal, kind)) ?? lines[0];
  if (!line) throw new Error(`${contract.offerId} has no benefit to show`);
  return {
    planId: contract.offerId,
    kind: line.kind,
    name: benefitNames[line.kind],
    granted: null,
    used: null,
    remaining: null,
    unlimited: false,
    endDate: contract.term.endDate,
    resetsOn: resetsOn(contract),
    usableHere: false,
    reason: "REPLACED",
  };
}
