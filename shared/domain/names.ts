import type { Granted, Pack } from "./offer-catalogue.ts";
import type { BenefitKind, Portal } from "./vocabulary.ts";

/** F12: one canonical name per benefit in every answer. */
export const benefitNames: Readonly<Record<BenefitKind, string>> = {
  PartnerCloudSupport: "Partner Cloud Support",
  PartnerOnPremisesSupport: "Partner On-premises Support",
};

/** F14, F16: a plan is named by its kind and the quantity granted; an unlimited one by its kind. */
export const planName = (kind: BenefitKind, granted: Granted): string =>
  granted === null ? benefitNames[kind] : `${benefitNames[kind]} ${granted}`;

/** The portals' names as they stand in a sentence. */
export const portalNames: Readonly<Record<Portal, string>> = {
  PartnerCenter: "Partner Center",
  AzurePortal: "the Azure portal",
  PowerPlatform: "the Power Platform admin center",
  FinanceOperations: "finance and operations",
  ServicesHub: "Services Hub for Business",
  Microsoft365: "the Microsoft 365 admin center",
};

const normal = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, "");

/** F13, F15, F89: the current and old names of the benefits. Only input can contain an old name. */
const aliases: ReadonlyMap<string, BenefitKind> = new Map(
  (
    [
      ["Partner Cloud Support", "PartnerCloudSupport"],
      ["PCS", "PartnerCloudSupport"],
      ["Signature Cloud Support", "PartnerCloudSupport"],
      ["Partner Signature Cloud Support", "PartnerCloudSupport"],
      ["Partner Signature", "PartnerCloudSupport"],
      ["Signature", "PartnerCloudSupport"],
      ["Partner On-premises Support", "PartnerOnPremisesSupport"],
      ["POPS", "PartnerOnPremisesSupport"],
      ["Microsoft Product Support", "PartnerOnPremisesSupport"],
      ["Product Support", "PartnerOnPremisesSupport"],
      ["Partner support Gold", "PartnerOnPremisesSupport"],
      ["Partner support Silver", "PartnerOnPremisesSupport"],
    ] as const
  ).map(([name, kind]) => [normal(name), kind]),
);

/**
 * Reads a benefit or plan name, old or new, with or without a quantity: "Partner Signature 5pack",
 * "Partner support Gold 20pack", "Partner Cloud Support 50". Case, blanks, hyphens and full-width
 * forms do not matter. Undefined for any other text, so that no quantity is read as unlimited.
 */
export function parsePlanName(text: string): Pack | undefined {
  const folded = text
    .normalize("NFKC")
    .replace(/\p{Pd}/gu, "-")
    .trim();
  const unpacked = folded.replace(/pack$/i, "").trimEnd();
  const numbered = unpacked.endsWith("-") ? unpacked.slice(0, -1).trimEnd() : unpacked;
  const [digits] = /[1-9]\d{0,5}$/.exec(numbered) ?? [];
  const kind = aliases.get(normal(digits ? numbered.slice(0, -digits.length) : folded));
  if (!kind) return undefined;
  return { kind, quantity: digits === undefined ? null : Number(digits) };
}
