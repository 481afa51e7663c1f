import type { CatalogueOffersView } from "../../contract/catalogue.ts";
import { planName } from "../../domain/names.ts";
import { grantsFor, isLegacy, offerName } from "../../domain/offer-catalogue.ts";
import type { Grant } from "../../domain/offer-catalogue.ts";
import { addDays } from "../../domain/plain-date.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Rules } from "../../domain/rules.ts";
import { offerTypes } from "../../domain/vocabulary.ts";
import type { OfferType } from "../../domain/vocabulary.ts";
import type { Deps } from "../deps.ts";

const shown = (
  { granted, kind }: Grant,
  from: PlainDate | null = null,
  until: PlainDate | null = null,
) => ({ kind, name: planName(kind, granted), granted, unlimited: granted === null, from, until });

/** What a type includes, told apart by term where the cap of 2025 made a difference. */
function benefitsOf(type: OfferType, rules: Rules) {
  const lastDay = addDays(rules.capEffectiveDate, -1);
  const before = grantsFor(type, lastDay, null, rules);
  return grantsFor(type, rules.capEffectiveDate, null, rules).flatMap((now) => {
    const then = before.find(({ kind }) => kind === now.kind);
    return then && then.granted !== now.granted
      ? [shown(then, null, lastDay), shown(now, rules.capEffectiveDate)]
      : [shown(now)];
  });
}

/** F27: all offer types, retired ones included, with what each includes. */
export const makeListCatalogueOffers =
  ({ rules }: Pick<Deps, "rules">) =>
  (): CatalogueOffersView => ({
    items: offerTypes.map((offerType) => ({
      offerType,
      name: offerName(offerType),
      retiredFrom: isLegacy(offerType) ? rules.offerRetirementDate : null,
      benefits: benefitsOf(offerType, rules),
    })),
    cursor: null,
  });
