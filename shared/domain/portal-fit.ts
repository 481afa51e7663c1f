import { kindRefusal, lifecycleRefusal, portalTakesNoIds } from "./eligibility.ts";
import type { ProductQuestion } from "./eligibility.ts";
import type { Product } from "./product.ts";
import type { Refusal } from "./refusal.ts";
import type { Rules } from "./rules.ts";
import type { BenefitKind, Portal } from "./vocabulary.ts";

/** The benefit that each portal can use (docs/rules.md, Portals); null: none. */
const usableKind: Readonly<Record<Portal, BenefitKind | null>> = {
  PartnerCenter: null,
  AzurePortal: "PartnerCloudSupport",
  PowerPlatform: "PartnerCloudSupport",
  FinanceOperations: "PartnerCloudSupport",
  ServicesHub: "PartnerOnPremisesSupport",
  Microsoft365: null,
};

/** Where people can enter an Access ID and a Contract ID at all. */
export const linksIds = (portal: Portal): boolean => usableKind[portal] !== null;

export const portalUsesKind = (portal: Portal, kind: BenefitKind): boolean =>
  usableKind[portal] === kind;

const notForPortal = (detail: string): Refusal => ({
  code: "PLAN_NOT_VALID_FOR_PRODUCT",
  reason: "NOT_VALID_FOR_PORTAL",
  detail,
});

/** F112: a cloud product in Services Hub is sent to its own portal, and nothing is deducted. */
const redirect = (product: Extract<Product, { area: "cloud" }>): Refusal => ({
  code: "REDIRECT_TO_PORTAL",
  detail: `Requests for ${product.name} are made in ${product.portal}.`,
  redirectTo: product.portal,
  remedy: "USE_OTHER_PORTAL",
});

/** Guard 7 (docs/rules.md, Consume): whether portal, kind and product fit together. */
export function portalRefusal(
  portal: Portal,
  kind: BenefitKind,
  name: string,
  product: Product | undefined,
): Refusal | undefined {
  if (portal === "Microsoft365") {
    return portalTakesNoIds("The Microsoft 365 admin center takes no Access ID and Contract ID.");
  }
  if (portal === "ServicesHub") {
    return product?.area === "cloud" ? redirect(product) : kindRefusal(kind, name, product);
  }
  if (!portalUsesKind(portal, kind)) {
    return notForPortal(`${portal} cannot use incidents of this kind.`);
  }
  const refusal = kindRefusal(kind, name, product);
  if (refusal) return refusal;
  if (product?.area !== "cloud" || product.portal === portal) return undefined;
  return product.portal === "Microsoft365"
    ? portalTakesNoIds(`Requests for ${product.name} take no Access ID and Contract ID.`)
    : notForPortal(`Requests for ${product.name} are made in ${product.portal}.`);
}

/** Guards 7 and 8 together, for the plan list. */
export function usabilityRefusal(
  portal: Portal,
  question: ProductQuestion,
  product: Product | undefined,
  rules: Rules,
): Refusal | undefined {
  return (
    portalRefusal(portal, question.kind, question.product, product) ??
    lifecycleRefusal(question, product, rules)
  );
}
