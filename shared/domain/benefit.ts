import type { Contract, Line } from "./contract.ts";
import { remainingOf } from "./contract.ts";
import { planName } from "./names.ts";
import { offerName } from "./offer-catalogue.ts";
import type { PlainDate } from "./plain-date.ts";
import type { RefusalCode } from "./refusal.ts";
import { effectiveOn, isUsable, offerState } from "./terms.ts";
import type { OfferState } from "./terms.ts";
import type { BenefitKind, OfferType } from "./vocabulary.ts";

export type BenefitState =
  "NotActivated" | "Activating" | "Active" | "Depleted" | "ActivationFailed" | "Lapsed" | "Expired";

/**
 * F51: why a benefit cannot be activated: a refusal code, or the state of an existing activation.
 */
export const canActivateReasons = [
  "ROLE_NOT_ALLOWED",
  "ACTIVATION_RUNNING",
  "ALREADY_ACTIVATED",
  "ACTIVATION_WINDOW_CLOSED",
  "PLAN_EXPIRED",
] as const satisfies readonly (RefusalCode | "ACTIVATION_RUNNING" | "ALREADY_ACTIVATED")[];
export type CanActivateReason = (typeof canActivateReasons)[number];

/** F17, F134: one line of the benefits page. */
export interface Benefit {
  readonly offerId: string;
  readonly offerType: OfferType;
  readonly kind: BenefitKind;
  readonly name: string;
  readonly state: BenefitState;
  readonly granted: number | null;
  readonly used: number;
  readonly remaining: number | null;
  readonly unlimited: boolean;
  readonly anniversary: PlainDate;
  readonly activateBy: PlainDate;
  readonly endDate: PlainDate;
  readonly canActivate: boolean;
  readonly canActivateReason: CanActivateReason | null;
  readonly activatedAt: string | null;
}

function benefitState(contract: Contract, line: Line, today: PlainDate): BenefitState {
  const { state } = line.activation;
  if (contract.cancelledOn !== null) return "Expired";
  if (!isUsable(contract, today)) return state === "Active" ? "Expired" : "Lapsed";
  return state === "Active" && remainingOf(line) === 0 ? "Depleted" : state;
}

/** F51: why the Activate button is disabled for this caller; null when it is enabled. */
function cannotActivate(state: BenefitState, mayActivate: boolean): CanActivateReason | null {
  switch (state) {
    case "NotActivated":
    case "ActivationFailed":
      return mayActivate ? null : "ROLE_NOT_ALLOWED";
    case "Activating":
      return "ACTIVATION_RUNNING";
    case "Active":
    case "Depleted":
      return "ALREADY_ACTIVATED";
    case "Lapsed":
      return "ACTIVATION_WINDOW_CLOSED";
    case "Expired":
      return "PLAN_EXPIRED";
  }
}

/** The line on `today`. `mayActivate` tells whether the caller's role allows an activation. */
export function benefitOf(
  contract: Contract,
  line: Line,
  today: PlainDate,
  mayActivate: boolean,
): Benefit {
  const state = benefitState(contract, line, today);
  const reason = cannotActivate(state, mayActivate);
  const { activation } = line;
  return {
    offerId: contract.offerId,
    offerType: contract.offerType,
    kind: line.kind,
    name: planName(line.kind, line.granted),
    state,
    granted: line.granted,
    used: line.used,
    // Nothing remains on an ended line, even before the ledger's Forfeit entry is written.
    remaining: isUsable(contract, today) || line.granted === null ? remainingOf(line) : 0,
    unlimited: line.granted === null,
    anniversary: contract.term.anniversary,
    activateBy: contract.term.endDate,
    endDate: contract.term.endDate,
    canActivate: reason === null,
    canActivateReason: reason,
    activatedAt: activation.state === "Active" ? activation.finishedAt : null,
  };
}

export interface Offer {
  readonly offerId: string;
  readonly partnerId: string;
  readonly offerType: OfferType;
  readonly name: string;
  readonly state: OfferState;
  readonly term: {
    readonly number: number;
    readonly start: PlainDate;
    readonly anniversary: PlainDate;
    readonly endDate: PlainDate;
    readonly renewal: null | {
      readonly renewedOn: PlainDate;
      readonly effectiveOn: PlainDate;
      readonly issueNewIds: boolean;
    };
  };
  readonly credentialVersion: number;
  readonly benefits: readonly Benefit[];
}

export function offerOf(contract: Contract, today: PlainDate, mayActivate: boolean): Offer {
  const { renewal, term } = contract;
  return {
    offerId: contract.offerId,
    partnerId: contract.partner.partnerId,
    offerType: contract.offerType,
    name: offerName(contract.offerType),
    state: offerState(contract, today),
    term: {
      number: term.number,
      start: term.start,
      anniversary: term.anniversary,
      endDate: term.endDate,
      renewal: renewal && {
        renewedOn: renewal.renewedOn,
        effectiveOn: effectiveOn(term, renewal),
        issueNewIds: renewal.issueNewIds,
      },
    },
    credentialVersion: contract.credentialVersion,
    benefits: contract.lines.map((line) => benefitOf(contract, line, today, mayActivate)),
  };
}
