import { cancelledPlan, isActivated, notActivated } from "./activation.ts";
import type { Contract } from "./contract.ts";
import { remainingOf } from "./contract.ts";
import type { PlainDate } from "./plain-date.ts";
import { portalUsesKind } from "./portal-fit.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import { isUsable } from "./terms.ts";
import type { Account, Portal } from "./vocabulary.ts";

/** F41, F42: an account's one-time link to a contract; the portal is kept for information only. */
export interface PlanLink {
  readonly account: Account;
  readonly credentialVersion: number;
  /** The versions that the account linked before, without being unlinked. A39: one can be in force again. */
  readonly earlierVersions: readonly number[];
  readonly linkedAt: string;
  readonly portal: Portal;
  /** A41: when the account was unlinked; null while it is linked. It can link again. */
  readonly unlinkedAt: string | null;
}

/**
 * A5, A41: a link is valid until new IDs are issued or the account is unlinked. Depletion and expiry
 * do not end it (A29).
 */
export const isCurrent = (link: PlanLink | null, contract: Contract): boolean =>
  link !== null &&
  link.unlinkedAt === null &&
  (link.credentialVersion === contract.credentialVersion ||
    link.earlierVersions.includes(contract.credentialVersion));

/**
 * F95, F117: the message that portals show; the same for a valid contract and an ended one (F98).
 */
const portalMessage = (portal: Portal): string =>
  portal === "ServicesHub"
    ? "The contract is already registered"
    : "This Access ID is already associated to an account. Please contact your Technical Account Manager to obtain a new Access ID";

/** Whether the lines that the portal can use are used up; all lines if the portal can use none. */
function isExhausted({ lines }: Contract, portal: Portal): boolean {
  const here = lines.filter(({ kind }) => portalUsesKind(portal, kind));
  return (here.length > 0 ? here : lines).every((line) => remainingOf(line) === 0);
}

function alreadyLinked(contract: Contract, portal: Portal, today: PlainDate): Refusal {
  const buy = !isUsable(contract, today) || isExhausted(contract, portal);
  return {
    code: "ALREADY_LINKED",
    detail: buy
      ? "The plan is already linked to this account, but it has expired or has no incidents left. Buy a new plan."
      : "The plan is already linked to this account. Ignore the message and create the request.",
    remedy: buy ? "BUY_NEW_PLAN" : "IGNORE_AND_CREATE_REQUEST",
    portalMessage: portalMessage(portal),
  };
}

export const planExpired = (contract: Contract): Refusal =>
  contract.cancelledOn === null
    ? {
        code: "PLAN_EXPIRED",
        reason: "EXPIRED",
        detail: `The support plan expired on ${contract.term.endDate}. Buy an offer that includes a support plan.`,
        remedy: "BUY_NEW_PLAN",
      }
    : cancelledPlan(contract);

export const noLink: Refusal = {
  code: "NOT_FOUND",
  detail: "The account has never linked the plan. Check the account and the plan.",
};

/** A41: ends links of an account. The change of `unlinks` makes a consume that rests on one conflict. */
export const unlinked = (contract: Contract): Contract => ({
  ...contract,
  unlinks: contract.unlinks + 1,
});

/**
 * Links an account to a resolved contract after the caller has proved the pair (F88–F98,
 * F114–F117).
 *
 * A repeat is refused, and the remedy says whether to ignore the refusal or to buy a plan. A link
 * made with a replaced pair is stale, so the account can link again.
 */
export function linkAccount(
  contract: Contract,
  existing: PlanLink | null,
  link: Pick<PlanLink, "account" | "linkedAt" | "portal">,
  today: PlainDate,
): Result<PlanLink> {
  if (isCurrent(existing, contract)) return refuse(alreadyLinked(contract, link.portal, today));
  if (!isUsable(contract, today)) return refuse(planExpired(contract));
  if (!isActivated(contract)) return refuse(notActivated(contract));
  return accept({
    ...link,
    credentialVersion: contract.credentialVersion,
    earlierVersions:
      existing?.unlinkedAt === null
        ? [...existing.earlierVersions, existing.credentialVersion]
        : [],
    unlinkedAt: null,
  });
}
