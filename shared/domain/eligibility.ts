import type { PlainDate } from "./plain-date.ts";
import { versionAsked } from "./product-version.ts";
import type { OnPremisesProduct, Product, ProductVersion } from "./product.ts";
import type { RefusalReason } from "./refusal-values.ts";
import type { Refusal } from "./refusal.ts";
import type { Rules } from "./rules.ts";
import type { BenefitKind, Portal } from "./vocabulary.ts";

/** F102: the rank of a version in its product family on a date. */
export type Rank = "N" | "N-1" | "older" | "not-released";

/** F123: the message that Services Hub shows. */
const productMessage = "The support plan can't be used for the specified product.";

/**
 * Whether a version counts as released when versions are ranked. A version with an unknown release
 * date counts, so it lowers the rank of older versions. It is itself never supported: a decision
 * without a date is a refusal.
 */
const isReleased = ({ released }: ProductVersion, on: PlainDate): boolean =>
  released === null || released <= on;

/** A15e: the rank of a version, by generation. The data lists the newest generation first. */
export function rankOf(product: OnPremisesProduct, version: ProductVersion, on: PlainDate): Rank {
  if (!isReleased(version, on)) return "not-released";
  const released = product.generations.filter((generation) =>
    generation.some((member) => isReleased(member, on)),
  );
  const position = released.findIndex((generation) => generation.includes(version));
  return position === 0 ? "N" : position === 1 ? "N-1" : "older";
}

/** A15: Fixed policy: supported up to the end of mainstream support. Modern: up to retirement. */
function isInSupport(version: ProductVersion, on: PlainDate): boolean {
  if (version.released === null) return false;
  if (version.policy === "Modern") return version.retired === null || on <= version.retired;
  return version.mainstreamEnd !== null && on <= version.mainstreamEnd;
}

/** A37: a name that is not understood is no reason to buy. The detail says what to write instead. */
const notUnderstood = (reason: RefusalReason, detail: string): Refusal => ({
  code: "PRODUCT_VERSION_NOT_SUPPORTED",
  reason,
  detail: `${productMessage} ${detail}`,
});

const notSupported = (reason: RefusalReason, detail: string): Refusal => ({
  ...notUnderstood(reason, detail),
  remedy: "USE_PAID_SUPPORT",
});

/** A37: names the known versions of the product. */
function unknownVersion(
  product: OnPremisesProduct,
  { product: name, version }: Omit<ProductQuestion, "kind">,
): Refusal {
  const known = product.generations.flat().map((each) => each.version);
  const asked =
    version === null
      ? `"${name}" names no known version of ${product.name}. Specify a version.`
      : `Version ${version} of "${name}" is not known.`;
  return notUnderstood("UNKNOWN_VERSION", `${asked} Known versions: ${known.join(", ")}.`);
}

/**
 * F11, F102–F105: whether on-premises incidents may be used for a version on the request's date.
 */
function versionRefusal(
  product: OnPremisesProduct,
  question: Omit<ProductQuestion, "kind">,
  rules: Rules,
): Refusal | undefined {
  const { on } = question;
  const version = versionAsked(product, question);
  if (!version) return unknownVersion(product, question);
  const title = `${product.name} ${version.version}`;
  const rank = rankOf(product, version, on);
  if (rank === "not-released") {
    return notSupported(
      "NOT_RELEASED",
      `${title} is not released until ${version.released ?? ""}.`,
    );
  }
  if (version.released === null || (version.policy === "Fixed" && version.mainstreamEnd === null)) {
    return notSupported("UNKNOWN_DATES", `The lifecycle dates of ${title} are not known.`);
  }
  // A15b: the N and N-1 policy applies to requests from its date on.
  if (on < rules.n1RefreshDate) return undefined;
  if (rank === "older") {
    const detail = `${title} is neither the newest version (N) nor the one before it (N-1).`;
    return notSupported("NOT_N_OR_N_MINUS_1", detail);
  }
  if (isInSupport(version, on)) return undefined;
  const ended = version.policy === "Modern" ? version.retired : version.mainstreamEnd;
  return notSupported("OUT_OF_MAINSTREAM_SUPPORT", `Support for ${title} ended on ${ended ?? ""}.`);
}

export interface ProductQuestion {
  readonly kind: BenefitKind;
  readonly product: string;
  readonly version: string | null;
  readonly on: PlainDate;
}

const wrongKind = (detail: string): Refusal => ({
  code: "PLAN_NOT_VALID_FOR_PRODUCT",
  detail: `${productMessage} ${detail}`,
});

/** F10, F62: cloud incidents are for cloud products, on-premises incidents for on-premises ones. */
export function kindRefusal(
  kind: BenefitKind,
  name: string,
  product: Product | undefined,
): Refusal | undefined {
  const cloud = kind === "PartnerCloudSupport";
  if (!product) {
    return cloud ? wrongKind(`"${name}" is not a known cloud product.`) : undefined;
  }
  if (cloud === (product.area === "cloud")) return undefined;
  return wrongKind(
    cloud
      ? `${product.name} is an on-premises product. Use Partner On-premises Support.`
      : `${product.name} is a cloud product. Use Partner Cloud Support.`,
  );
}

/** Guard 8 (docs/rules.md, Consume): only on-premises incidents depend on the version. */
export function lifecycleRefusal(
  question: ProductQuestion,
  product: Product | undefined,
  rules: Rules,
): Refusal | undefined {
  if (question.kind === "PartnerCloudSupport") return undefined;
  if (product?.area !== "on-premises") {
    const detail = `"${question.product}" is not a known on-premises product.`;
    return notUnderstood("UNKNOWN_PRODUCT", detail);
  }
  return versionRefusal(product, question, rules);
}

/** X2: a portal that takes no IDs cannot use the benefit. */
const acceptsIds = (portal: Portal): boolean => portal !== "Microsoft365";

export const idsNotAccepted = (detail: string): Refusal => ({
  code: "PORTAL_DOES_NOT_ACCEPT_IDS",
  detail,
});

/**
 * A13: requests for Microsoft 365 products are created without IDs, so there is nothing to count.
 */
export const idsNotAcceptedFor = ({ name }: Product): Refusal =>
  idsNotAccepted(
    `Requests for ${name} do not use an Access ID and Contract ID. Create the request in the Microsoft 365 admin center.`,
  );

/** F6: why a kind cannot be used for a product in any portal; undefined when it can. */
export function eligibilityRefusal(
  question: ProductQuestion,
  product: Product | undefined,
  rules: Rules,
): Refusal | undefined {
  const refusal = kindRefusal(question.kind, question.product, product);
  if (refusal) return refusal;
  if (product?.area === "cloud" && !acceptsIds(product.portal)) return idsNotAcceptedFor(product);
  return lifecycleRefusal(question, product, rules);
}
