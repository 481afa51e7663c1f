import { isRetired, retirement } from "./offer-catalogue.ts";
import type { Pack } from "./offer-catalogue.ts";
import type { Term } from "./contract.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays } from "./plain-date.ts";
import { invalid } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import type { Rules } from "./rules.ts";
import { effectiveOn, termOf } from "./terms.ts";
import type { BenefitKind, OfferType } from "./vocabulary.ts";

/** A50: what happened to an offer in another system before it was imported. */
export interface History {
  readonly renewals: readonly { readonly renewedOn: PlainDate }[];
  /** The incidents that were used in the present term. */
  readonly used: readonly { readonly kind: BenefitKind; readonly used: number }[];
  readonly activated: readonly BenefitKind[];
}

/** An offer with a history, without the IDs. */
export interface Imported {
  readonly offerType: OfferType;
  readonly purchasedOn: PlainDate;
  readonly pack: Pack | null;
  readonly history: History;
}

/** The present term, and the renewal of it that has not taken effect yet. */
interface Present {
  readonly term: Term;
  readonly renewedOn: PlainDate | null;
}

/** What is wrong with a renewal of this term; undefined if it is in order. */
function renewalRefusal(
  { offerType }: Imported,
  { renewedOn: pending, term }: Present,
  renewedOn: PlainDate,
  path: string,
  rules: Rules,
): Refusal | undefined {
  const isRepeated =
    term.openedBy === "Renewal" && renewedOn <= addDays(term.start, rules.renewalWindowDays);
  if (pending !== null || isRepeated) {
    return invalid(path, "must renew the term after the one that the renewal before it opened.");
  }
  if (renewedOn < term.start || renewedOn > term.endDate) {
    return invalid(path, `must be from ${term.start} to ${term.endDate}, the dates of its term.`);
  }
  const takesEffect = effectiveOn(term, { renewedOn });
  return isRetired(offerType, takesEffect, rules)
    ? {
        code: "OFFER_RETIRED",
        detail: `${retirement(offerType, "renewed", rules)}, and the renewal of ${renewedOn} would take effect on ${takesEffect}. Correct its date or leave it out.`,
      }
    : undefined;
}

/** The term that the renewals lead to on `today`, or the first renewal that is not possible. */
export function presentTerm(imported: Imported, today: PlainDate, rules: Rules): Result<Present> {
  const { history, purchasedOn } = imported;
  const opening = { openedBy: "Purchase", decidingDate: purchasedOn } as const;
  let present: Present = { term: termOf(purchasedOn, 1, opening, rules), renewedOn: null };
  for (const [index, { renewedOn }] of history.renewals.entries()) {
    const path = `history.renewals.${index}.renewedOn`;
    const refusal = renewalRefusal(imported, present, renewedOn, path, rules);
    if (refusal) return refuse(refusal);
    const decidingDate = effectiveOn(present.term, { renewedOn });
    const { number } = present.term;
    present =
      decidingDate > today
        ? { ...present, renewedOn }
        : {
            term: termOf(purchasedOn, number + 1, { openedBy: "Renewal", decidingDate }, rules),
            renewedOn: null,
          };
  }
  return accept(present);
}
