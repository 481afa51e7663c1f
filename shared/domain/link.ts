import {
  cancelledPlan,
  isActivated,
  lineNotActivated,
  notActivated,
  notIncluded,
} from "./activation.ts";
import type { Contract, Line } from "./contract.ts";
import { lineOf, remainingOf } from "./contract.ts";
import type { PlainDate } from "./plain-date.ts";
import { kindUsedIn } from "./portal-fit.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import { isUsable } from "./terms.ts";
import type { Account, BenefitKind, Portal } from "./vocabulary.ts";

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

type NextStep = Required<Pick<Refusal, "detail" | "remedy">>;

const createRequest: NextStep = {
  detail: "Ignore the message and create the request.",
  remedy: "IGNORE_AND_CREATE_REQUEST",
};

const nothingLeft: NextStep = {
  detail: "It has no incidents left. Buy a new plan.",
  remedy: "BUY_NEW_PLAN",
};

/** F96–F100: what to do instead of linking again. A request in this portal would say the same. */
function stepAfterLink(contract: Contract, portal: Portal, today: PlainDate): NextStep {
  const kind = kindUsedIn(portal);
  if (kind === null) return createRequest;
  const line = usableLine(contract, kind, today);
  if (line.ok) return remainingOf(line.value) === 0 ? nothingLeft : createRequest;
  const { detail, remedy } = line.refusal;
  return { detail, remedy: remedy ?? "BUY_NEW_PLAN" };
}

function alreadyLinked(contract: Contract, portal: Portal, today: PlainDate): Refusal {
  const { detail, remedy } = stepAfterLink(contract, portal, today);
  return {
    code: "ALREADY_LINKED",
    detail: `The plan is already linked to this account. ${detail}`,
    remedy,
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

/** The line for requests of a kind, or why no request can use it (guards 5 and 6 of a consume). */
export function usableLine(contract: Contract, kind: BenefitKind, today: PlainDate): Result<Line> {
  if (!isUsable(contract, today)) return refuse(planExpired(contract));
  const line = lineOf(contract, kind);
  if (!line) return refuse(notIncluded(contract, kind));
  return line.activation.state === "Active" ? accept(line) : refuse(lineNotActivated(line));
}

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
