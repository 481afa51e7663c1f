import { eligibilityRefusal, rankOf } from "../../domain/eligibility.ts";
import { isNotUnderstood, withKnownNames, withNames } from "../../domain/nearest.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { isVouchedFor, onPremisesAsked } from "../../domain/product-asked.ts";
import { versionAsked } from "../../domain/product-version.ts";
import type { Product } from "../../domain/product.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accept } from "../../domain/result.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import type { EligibilityView } from "../../contract/catalogue.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";

/** The rank of the version in its family; nothing for cloud products and unknown versions. */
function rankIn(
  product: Product | undefined,
  asked: { readonly product: string; readonly version: string | null },
  on: PlainDate,
) {
  if (product?.area !== "on-premises") return {};
  const found = versionAsked(product, asked);
  if (!found) return {};
  return { rank: rankOf(product, found, on), mainstreamEnd: found.mainstreamEnd };
}

/** A37: the known names or versions, if the question's product or version was not understood. */
function known(
  refusal: Refusal,
  name: string,
  product: Product | undefined,
  { catalogue }: Pick<Deps, "catalogue">,
) {
  if (!isNotUnderstood(refusal, product)) return {};
  const { detail, reason } = withKnownNames(refusal, name, product, catalogue);
  return { detail, ...(reason && { reason }) };
}

/** A36: what a cloud portal makes of a product that the catalogue does not know. */
const vouchedFor = (name: string, { catalogue }: Pick<Deps, "catalogue">): EligibilityView => ({
  eligible: true,
  detail: withNames(
    `"${name}" is not in the catalogue. A cloud portal counts it as one of its products.`,
    name,
    catalogue,
  ),
});

/** F6: whether a benefit can be used for a product and version on a date, by default today. */
export const makeCheckEligibility =
  (deps: Pick<Deps, "catalogue" | "clock" | "rules">) =>
  async ({
    kind,
    on = today(deps),
    product: name,
    version,
  }: {
    readonly kind: BenefitKind;
    readonly product: string;
    readonly version?: string | undefined;
    readonly on?: PlainDate | undefined;
  }): Promise<Answer<EligibilityView>> => {
    const query = { kind, product: name, version: version ?? null, on };
    const forCloud = kind === "PartnerCloudSupport";
    if (forCloud && isVouchedFor(query, deps.catalogue)) return accept(vouchedFor(name, deps));
    const product = forCloud ? deps.catalogue.find(name, version) : onPremisesAsked(query, deps);
    const refusal = eligibilityRefusal(query, product, deps.rules);
    return accept({
      eligible: refusal === undefined,
      ...(refusal && { code: refusal.code, ...known(refusal, name, product, deps) }),
      ...rankIn(product, query, on),
    });
  };
