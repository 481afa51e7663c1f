import type { Contract, Renewal } from "./contract.ts";
import { isRetired, retirement } from "./offer-catalogue.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays } from "./plain-date.ts";
import { invalid } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { Rules } from "./rules.ts";
import { effectiveOn, isUsable } from "./terms.ts";

const expired = (contract: Contract): Refusal => {
  const { cancelledOn } = contract;
  return {
    code: "OFFER_EXPIRED",
    detail:
      cancelledOn !== null
        ? `The offer was cancelled on ${cancelledOn}. Buy it again.`
        : `The renewal window closed on ${contract.term.endDate}. Buy the offer again.`,
    remedy: "BUY_AGAIN",
    ...(cancelledOn !== null ? { reason: "CANCELLED" as const } : {}),
  };
};

const alreadyRecorded = (contract: Contract, renewal: string): Refusal => ({
  code: "RENEWAL_ALREADY_RECORDED",
  detail: `${renewal} The current term ends on ${contract.term.endDate}.`,
});

/**
 * Whether a renewal repeats the one that opened the current term. In the first days of a renewed
 * term, a renewal date also fits the window of the previous term, so a second payment for the same
 * year is more likely than an early renewal.
 */
const repeatsLastRenewal = ({ term }: Contract, renewedOn: PlainDate, rules: Rules): boolean =>
  term.openedBy === "Renewal" && renewedOn <= addDays(term.start, rules.renewalWindowDays);

/** A38: the offer has expired, and a renewal that was paid in the window can still be recorded. */
const isToldLate = ({ cancelledOn, term }: Contract, today: PlainDate, rules: Rules): boolean =>
  cancelledOn === null && today <= addDays(term.endDate, rules.lateRenewalDays);

/** Why a renewal of the current term of a resolved contract cannot be recorded; undefined if it can. */
export function renewalRefusal(
  contract: Contract,
  { renewedOn }: Pick<Renewal, "renewedOn">,
  today: PlainDate,
  rules: Rules,
): Refusal | undefined {
  const { offerType, term } = contract;
  const takesEffect = effectiveOn(term, { renewedOn });
  if (isRetired(offerType, takesEffect, rules)) {
    const detail = `${retirement(offerType, "renewed", rules)}, and this renewal would take effect on ${takesEffect}. Buy a different offer.`;
    return { code: "OFFER_RETIRED", detail };
  }
  if (!isUsable(contract, today) && !isToldLate(contract, today, rules)) {
    return expired(contract);
  }
  if (contract.renewal) {
    const recorded = `A renewal dated ${contract.renewal.renewedOn} is already recorded.`;
    return alreadyRecorded(contract, recorded);
  }
  if (repeatsLastRenewal(contract, renewedOn, rules)) {
    const opened = `The term that ended on ${term.start} is already renewed.`;
    return alreadyRecorded(contract, opened);
  }
  if (renewedOn < term.start) {
    return invalid("renewedOn", `must not be before the start of the term, ${term.start}.`);
  }
  return renewedOn > term.endDate ? expired(contract) : undefined;
}

/**
 * Records the renewal of the current term of a resolved contract (A1, A2, A20, A38).
 *
 * It takes effect on the anniversary, or on its own date if that is later. `resolve` then opens the
 * next term. A term is renewed once, so a repeat is refused. A renewal dated in the window can be
 * recorded up to `lateRenewalDays` after it.
 */
export function recordRenewal(
  contract: Contract,
  renewal: Renewal,
  today: PlainDate,
  rules: Rules,
): Result<Contract> {
  const refusal = renewalRefusal(contract, renewal, today, rules);
  if (refusal) return refuse(refusal);
  // A38: an offer that has expired is open again. What it forfeited then stays forfeited.
  return accept({ ...contract, renewal, ended: false });
}
