import { grantsFor, isLegacy, offerName } from "../../../../shared/domain/offer-catalogue.ts";
import type { Grant } from "../../../../shared/domain/offer-catalogue.ts";
import { planName } from "../../../../shared/domain/names.ts";
import { addDays } from "../../../../shared/domain/plain-date.ts";
import type { PlainDate } from "../../../../shared/domain/plain-date.ts";
import type { Rules } from "../../../../shared/domain/rules.ts";
import { offerTypes } from "../../../../shared/domain/vocabulary.ts";
import type { OfferType } from "../../../../shared/domain/vocabulary.ts";
import { reply } from "../../reply.ts";
import { publicRoute } from "../../route.ts";
import { catalogueOffers } from "../../schemas/catalogue.ts";
import { json } from "../answer.ts";

/** The same for everybody, and changed by a deployment only. */
export const publicly = { "cache-control": "public, max-age=3600" } as const;

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

export const getCatalogueOffers = (rules: Rules) =>
  publicRoute({
    operationId: "listCatalogueOffers",
    tag: "Catalogue",
    summary: "List the offers and what each includes",
    answers: { 200: json(catalogueOffers, "All offer types, including retired ones.") },
    refusals: [],
    handle: async () => {
      const items = offerTypes.map((offerType) => ({
        offerType,
        name: offerName(offerType),
        retiredFrom: isLegacy(offerType) ? rules.offerRetirementDate : null,
        benefits: benefitsOf(offerType, rules),
      }));
      return reply({ status: 200, body: { items, cursor: null }, headers: publicly });
    },
  });
