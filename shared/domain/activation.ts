import type { Activation, Contract, Line, SealedCredentials } from "./contract.ts";
import { lineOf, withLine } from "./contract.ts";
import { benefitNames, planName } from "./names.ts";
import { offerName } from "./offer-catalogue.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import { isUsable } from "./terms.ts";
import type { BenefitKind } from "./vocabulary.ts";

type Requested = Exclude<Activation, { readonly state: "NotActivated" }>;

/** The id of a line's activation: one per benefit kind and credential version. */
export const activationIdOf = (contract: Contract, kind: BenefitKind): string =>
  `activate-${contract.offerId}-${kind}-${contract.credentialVersion}`;

/**
 * The id of the workflow instance of one attempt. Each attempt has its own instance, so that a
 * failed instance neither blocks the next attempt nor is mistaken for it.
 */
export const instanceIdOf = ({ activationId, attempt }: Requested): string =>
  attempt === 1 ? activationId : `${activationId}-${attempt}`;

export const notIncluded = (contract: Contract, kind: BenefitKind): Refusal => ({
  code: "BENEFIT_NOT_INCLUDED",
  detail: `${offerName(contract.offerType)} does not include ${benefitNames[kind]}.`,
  // F100: a partner who needs cloud support must buy another offer.
  remedy: kind === "PartnerCloudSupport" ? "BUY_CLOUD_PLAN" : null,
});

export const cancelledPlan = (contract: Contract): Refusal => ({
  code: "PLAN_EXPIRED",
  reason: "CANCELLED",
  detail: `The offer was cancelled on ${contract.cancelledOn ?? ""}. Buy an offer that includes a support plan.`,
  remedy: "BUY_NEW_PLAN",
});

const windowClosed = (contract: Contract): Refusal => ({
  code: "ACTIVATION_WINDOW_CLOSED",
  detail: `The last day to activate the benefit was ${contract.term.endDate}. Buy an offer that includes it.`,
  remedy: "BUY_NEW_PLAN",
});

/** Why no caller can activate a line on `today`; undefined when it can be activated. */
function activationRefusal(contract: Contract, today: PlainDate): Refusal | undefined {
  if (contract.cancelledOn !== null) return cancelledPlan(contract);
  return isUsable(contract, today) ? undefined : windowClosed(contract);
}

export interface ActivationRequest {
  readonly kind: BenefitKind;
  readonly requestedAt: string;
  /** The distribution that mails the IDs; null when the request names no recipients. */
  readonly distributionId: string | null;
}

/** Adds the distribution that mails the IDs, unless the activation already has one. */
const mailedBy = (contract: Contract, line: Line, distributionId: string | null): Contract =>
  line.activation.state === "NotActivated" ||
  line.activation.distributionId !== null ||
  distributionId === null
    ? contract
    : withLine(contract, { ...line, activation: { ...line.activation, distributionId } });

function begun(
  contract: Contract,
  line: Line,
  { distributionId, requestedAt }: ActivationRequest,
): Contract {
  const failed = line.activation.state === "ActivationFailed" ? line.activation : null;
  const activation: Activation = {
    state: "Activating",
    activationId: activationIdOf(contract, line.kind),
    attempt: (failed?.attempt ?? 0) + 1,
    requestedAt,
    finishedAt: null,
    // The recipients of a failed attempt get the mail when a later attempt succeeds.
    distributionId: distributionId ?? failed?.distributionId ?? null,
  };
  return withLine(contract, { ...line, activation });
}

/**
 * Starts an activation. A repeat returns the one that is running or completed (F54: repeated
 * requests get one pair).
 *
 * A4, A25: the last day for the request is the end date, which the activation does not extend.
 * After that date, a repeat still finds a completed activation, but cannot add recipients.
 */
export function requestActivation(
  contract: Contract,
  request: ActivationRequest,
  today: PlainDate,
): Result<Contract> {
  const { distributionId, kind } = request;
  const line = lineOf(contract, kind);
  if (!line) return refuse(notIncluded(contract, kind));
  const { state } = line.activation;
  const refusal = activationRefusal(contract, today);
  const isFound = state === "Active" && distributionId === null;
  if (refusal && !(isFound && refusal.code === "ACTIVATION_WINDOW_CLOSED")) return refuse(refusal);
  return accept(
    state === "Active" || state === "Activating"
      ? mailedBy(contract, line, distributionId)
      : begun(contract, line, request),
  );
}

/**
 * Whether the workflow instance with the id `run` handles the line's current activation attempt.
 */
export const isInstanceOf = (line: Line | undefined, run: string): boolean =>
  line !== undefined &&
  line.activation.state !== "NotActivated" &&
  instanceIdOf(line.activation) === run;

/**
 * A6: gives the contract its pair unless it already has one. The first pair stays, so a repeated
 * step cannot issue a second one.
 */
export const issueCredentials = (contract: Contract, pair: SealedCredentials): Contract =>
  contract.credentials || pair.version !== contract.credentialVersion
    ? contract
    : { ...contract, credentials: pair };

/** F53: the line becomes Active once the pair is stored. A repeat keeps the first `finishedAt`. */
export function completeActivation(
  contract: Contract,
  kind: BenefitKind,
  finishedAt: string,
): Contract {
  const line = lineOf(contract, kind);
  if (!contract.credentials || line?.activation.state !== "Activating") return contract;
  return withLine(contract, {
    ...line,
    activation: { ...line.activation, state: "Active", finishedAt },
  });
}

/**
 * Marks the activation as failed. No IDs become visible, and the benefit can be activated again.
 */
export function failActivation(
  contract: Contract,
  kind: BenefitKind,
  finishedAt: string,
): Contract {
  const line = lineOf(contract, kind);
  if (line?.activation.state !== "Activating") return contract;
  return withLine(contract, {
    ...line,
    activation: { ...line.activation, state: "ActivationFailed", finishedAt },
  });
}

/** F21: whether the pair may be shown, which requires at least one Active line. */
export const isActivated = (contract: Contract): boolean =>
  contract.lines.some(({ activation }) => activation.state === "Active");

const activateFirst =
  "A MAICPP partner admin or Global admin must activate the benefit in Partner Center.";

/** The refusal to read, send or link a pair while no line is activated. */
export const notActivated = (contract: Contract): Refusal => ({
  code: "BENEFIT_NOT_ACTIVATED",
  detail: `No benefit of ${offerName(contract.offerType)} is activated, so it has no IDs yet. ${activateFirst}`,
  // A42: after a replacement the caller comes from an answer that said so.
  remedy: contract.credentialVersion > 0 ? "ASK_ADMIN_TO_ACTIVATE" : "ACTIVATE_BENEFIT",
});

/** The refusal to use this line while only the contract's other line is activated. */
export const lineNotActivated = ({ granted, kind }: Line): Refusal => ({
  code: "BENEFIT_NOT_ACTIVATED",
  detail: `${planName(kind, granted)} is not activated. ${activateFirst} The plan's IDs and links do not change.`,
  remedy: "ACTIVATE_BENEFIT",
});
