import type { PlainDate } from "./plain-date.ts";
import type { Rules } from "./rules.ts";
import { offerTypes } from "./vocabulary.ts";
import type { BenefitKind, OfferType } from "./vocabulary.ts";

/** Incidents granted for a term; null for unlimited (A22: no large number stands for it). */
export type Granted = number | null;

/** A plan name of the old program on an imported record (F14, F16, A18). */
export interface Pack {
  readonly kind: BenefitKind;
  readonly quantity: number | null;
}

export interface Grant {
  readonly kind: BenefitKind;
  readonly granted: Granted;
}

interface CatalogueRow {
  readonly name: string;
  /**
   * Legacy offers are neither sold nor renewed, but usable to the end of their term (F181–F182).
   */
  readonly legacy: boolean;
  readonly grants: (decidingDate: PlainDate, rules: Rules) => readonly Grant[];
}

const cloud = (granted: Granted): Grant => ({ kind: "PartnerCloudSupport", granted });
const onPremises = (granted: Granted): Grant => ({ kind: "PartnerOnPremisesSupport", granted });

/**
 * A1, A14: the deciding date of a term sets its quota. The cap applies from `capEffectiveDate`
 * inclusive.
 */
const solutionsPartner: CatalogueRow = {
  name: "Solutions Partner designation",
  legacy: false,
  grants: (decidingDate, rules) => [
    cloud(decidingDate < rules.capEffectiveDate ? null : 50),
    onPremises(20),
  ],
};

const fixed = (name: string, legacy: boolean, ...grants: readonly Grant[]): CatalogueRow => ({
  name,
  legacy,
  grants: () => grants,
});

/** F28–F34, X9: what each membership offer includes. */
const catalogue: Readonly<Record<OfferType, CatalogueRow>> = {
  SPD_SERVICES: solutionsPartner,
  SPD_TRAINING: solutionsPartner,
  LAUNCH: fixed("Partner Launch Benefits", false),
  CORE: fixed("Partner Success Core Benefits", false, cloud(2)),
  EXPANDED: fixed("Partner Success Expanded Benefits", false, cloud(5)),
  LEGACY_GOLD: fixed("Legacy Gold benefits", true, cloud(null), onPremises(20)),
  LEGACY_SILVER: fixed("Legacy Silver benefits", true, cloud(null), onPremises(15)),
  ACTION_PACK: fixed("Microsoft Action Pack", true, onPremises(10)),
};

export const offerName = (type: OfferType): string => catalogue[type].name;

export const isLegacy = (type: OfferType): boolean => catalogue[type].legacy;

/** F181: whether a purchase or renewal taking effect on `date` is too late for the type. */
export const isRetired = (type: OfferType, date: PlainDate, rules: Rules): boolean =>
  isLegacy(type) && date >= rules.offerRetirementDate;

/** F181: what is not possible, in words that are right before and after the retirement. */
export const retirement = (type: OfferType, done: "bought" | "renewed", rules: Rules): string =>
  `${offerName(type)} cannot be ${done} from ${rules.offerRetirementDate} on`;

/**
 * A19: the group of offers of which a partner can hold one at a time. All Solutions Partner
 * designations are in one group.
 */
export const slotOf = (type: OfferType): string => (type.startsWith("SPD_") ? "SPD" : type);

/**
 * The incidents that a term with this deciding date grants. Every quota decision is made here.
 *
 * A18: a pack size on an imported record overrides the catalogue.
 */
export function grantsFor(
  type: OfferType,
  decidingDate: PlainDate,
  pack: Pack | null,
  rules: Rules,
): readonly Grant[] {
  return catalogue[type]
    .grants(decidingDate, rules)
    .map((grant) =>
      pack?.kind === grant.kind && pack.quantity !== null
        ? { kind: grant.kind, granted: pack.quantity }
        : grant,
    );
}

/**
 * The offer types that include `kind` and can be bought on `date`; one for each group not in
 * `held`.
 */
export function typesToSuggest(
  kind: BenefitKind,
  date: PlainDate,
  held: ReadonlySet<string>,
  rules: Rules,
): OfferType[] {
  return offerTypes.filter(
    (type) =>
      type !== "SPD_TRAINING" &&
      !held.has(slotOf(type)) &&
      !isRetired(type, date, rules) &&
      grantsFor(type, date, null, rules).some((grant) => grant.kind === kind),
  );
}
