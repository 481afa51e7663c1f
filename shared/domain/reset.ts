import type { Contract } from "./contract.ts";
import { isRetired, retirement } from "./offer-catalogue.ts";
import type { PlainDate } from "./plain-date.ts";
import { laterOf } from "./plain-date.ts";
import type { RefusalRemedy } from "./refusal-values.ts";
import type { Rules } from "./rules.ts";
import { effectiveOn } from "./terms.ts";

/**
 * The day on which the count resets: the effective day of the recorded renewal or, without one, the
 * anniversary (A2).
 */
export const resetsOn = ({ renewal, term }: Pick<Contract, "renewal" | "term">): PlainDate =>
  renewal ? effectiveOn(term, renewal) : term.anniversary;

/** F181: a retired offer ends with its current term. */
const isLastTerm = ({ offerType, term }: Contract, today: PlainDate, rules: Rules): boolean =>
  isRetired(offerType, laterOf(today, term.anniversary), rules);

/** How a user gets the incidents of the next term; null if there is none. */
export function remedyUntilReset(
  contract: Contract,
  today: PlainDate,
  rules: Rules,
): RefusalRemedy | null {
  if (contract.renewal) return "WAIT";
  if (isLastTerm(contract, today, rules)) return null;
  return today < contract.term.anniversary ? "WAIT" : "RENEW_OFFER";
}

/** When the count resets, in one or two sentences for the user. */
export function describeReset(contract: Contract, today: PlainDate, rules: Rules): string {
  const { offerType, renewal, term } = contract;
  if (renewal) return `The count resets on ${resetsOn(contract)}.`;
  if (isLastTerm(contract, today, rules)) {
    return `${retirement(offerType, "renewed", rules)}.`;
  }
  return today < term.anniversary
    ? `The count resets on ${term.anniversary} if the offer is renewed.`
    : `The count resets when the offer is renewed. The last day to renew is ${term.endDate}.`;
}
