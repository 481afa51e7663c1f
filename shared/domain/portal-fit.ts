import { kindRefusal, lifecycleRefusal, idsNotAccepted, idsNotAcceptedFor } from "./eligibility.ts";
import type { ProductQuestion } from "./eligibility.ts";
import { portalNames } from "./names.ts";
import { isVouchedFor, onPremisesAsked } from "./product-asked.ts";
import type { AskedProduct, Judging } from "./product-asked.ts";
import type { Product } from "./product.ts";
import type { Refusal } from "./refusal.ts";
import type { Rules } from "./rules.ts";
import type { BenefitKind, Portal } from "./vocabulary.ts";

/** The benefit that each portal can use (docs/rules.md, Portals); null for none. */
const usableKind: Readonly<Record<Portal, BenefitKind | null>> = {
  PartnerCenter: null,
  AzurePortal: "PartnerCloudSupport",
  PowerPlatform: "PartnerCloudSupport",
  FinanceOperations: "PartnerCloudSupport",
  ServicesHub: "PartnerOnPremisesSupport",
  Microsoft365: null,
};

export const kindUsedIn = (portal: Portal): BenefitKind | null => usableKind[portal];

/** Whether users can enter an Access ID and a Contract ID in the portal. */
export const acceptsLinks = (portal: Portal): boolean => usableKind[portal] !== null;

export const portalUsesKind = (portal: Portal, kind: BenefitKind): boolean =>
  usableKind[portal] === kind;

/**
 * The product that a request in a portal is about. One that a cloud portal vouches for counts as a
 * cloud product of that portal (A36). A known one keeps its own.
 */
export function productIn(
  portal: Portal,
  asked: AskedProduct,
  { catalogue, rules }: Judging,
): Product | undefined {
  if (portalUsesKind(portal, "PartnerOnPremisesSupport")) {
    return onPremisesAsked(asked, { catalogue, rules });
  }
  const { product: name, version } = asked;
  const found = catalogue.find(name, version);
  if (found || !portalUsesKind(portal, "PartnerCloudSupport")) return found;
  return isVouchedFor(asked, catalogue)
    ? { aliases: [], area: "cloud", id: name, name, portal }
    : undefined;
}

const notForPortal = (detail: string): Refusal => ({
  code: "PLAN_NOT_VALID_FOR_PRODUCT",
  reason: "NOT_VALID_FOR_PORTAL",
  detail,
});

type CloudProduct = Extract<Product, { area: "cloud" }>;

const createdIn = ({ name, portal }: CloudProduct): string =>
  `Create requests for ${name} in ${portalNames[portal]}.`;

const otherPortal = ({ portal }: CloudProduct): Pick<Refusal, "redirectTo" | "remedy"> => ({
  redirectTo: portal,
  remedy: "USE_OTHER_PORTAL",
});

/** F112: a cloud product in Services Hub is sent to its own portal, and nothing is deducted. */
const redirect = (product: CloudProduct): Refusal => ({
  code: "REDIRECT_TO_PORTAL",
  detail: createdIn(product),
  ...otherPortal(product),
});

/** Guard 7 (docs/rules.md, Consume): whether portal, kind and product fit together. */
export function portalRefusal(
  portal: Portal,
  kind: BenefitKind,
  name: string,
  product: Product | undefined,
): Refusal | undefined {
  if (portal === "Microsoft365") {
    return idsNotAccepted(
      "The Microsoft 365 admin center does not accept an Access ID and Contract ID.",
    );
  }
  if (portal === "ServicesHub") {
    return product?.area === "cloud" ? redirect(product) : kindRefusal(kind, name, product);
  }
  if (!portalUsesKind(portal, kind)) {
    return notForPortal(`Plans of this kind cannot be used in ${portalNames[portal]}.`);
  }
  const refusal = kindRefusal(kind, name, product);
  if (refusal) return refusal;
  if (product?.area !== "cloud" || product.portal === portal) return undefined;
  return product.portal === "Microsoft365"
    ? idsNotAcceptedFor(product)
    : { ...notForPortal(createdIn(product)), ...otherPortal(product) };
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

/**
 * The benefit with which a request for this product in this portal could be created; null if none. A
 * version that is not understood can be one that is supported.
 */
export function benefitFor(
  portal: Portal,
  question: Omit<ProductQuestion, "kind">,
  product: Product | undefined,
  rules: Rules,
): BenefitKind | null {
  const kind = kindUsedIn(portal);
  if (kind === null) return null;
  const refusal = usabilityRefusal(portal, { ...question, kind }, product, rules);
  return !refusal || refusal.reason === "UNKNOWN_VERSION" ? kind : null;
}
