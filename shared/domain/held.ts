import type { Contract } from "./contract.ts";
import { offerName } from "./offer-catalogue.ts";
import { laterOf } from "./plain-date.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Refusal } from "./refusal.ts";
import { renewalRefusal } from "./renewal.ts";
import type { Rules } from "./rules.ts";
import { isUsable, offerState } from "./terms.ts";

/**
 * The refusal of a purchase on whose date the partner holds an offer of the same type (A19). A purchase
 * dated or made in the window means the renewal, as long as that is accepted (A38).
 */
export function alreadyHeld(
  held: Contract,
  purchasedOn: PlainDate,
  today: PlainDate,
  rules: Rules,
): Refusal {
  const { anniversary, endDate } = held.term;
  const name = offerName(held.offerType);
  const fact = isUsable(held, today)
    ? `The partner already holds ${name}, until ${endDate}.`
    : `The partner held ${name} until ${endDate}, and the purchase is dated ${purchasedOn}.`;
  const detail = `${fact} A partner can hold one of each offer.`;
  const isInWindow = purchasedOn >= anniversary || offerState(held, today) === "InRenewalWindow";
  const renewedOn = laterOf(purchasedOn, anniversary);
  const renews = isInWindow && !renewalRefusal(held, { renewedOn }, today, rules);
  return renews
    ? {
        code: "OFFER_ALREADY_HELD",
        detail: `${detail} Renew the offer instead.`,
        hint: "RENEW_INSTEAD",
        remedy: "RENEW_OFFER",
      }
    : { code: "OFFER_ALREADY_HELD", detail };
}
