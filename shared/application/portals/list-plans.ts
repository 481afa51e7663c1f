import type { Contract } from "../../domain/contract.ts";
import { isNotUnderstood, withKnownNames } from "../../domain/nearest.ts";
import { payPerIncident } from "../../domain/pay-per-incident.ts";
import { planMessage } from "../../domain/plan.ts";
import type { Plan, PlanContext } from "../../domain/plan.ts";
import { versionAsked } from "../../domain/product-version.ts";
import type { Product } from "../../domain/product.ts";
import { productIn, usabilityRefusal } from "../../domain/portal-fit.ts";
import { invalid } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { replacedAdvice, replacedPlan } from "../../domain/replaced.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Portal } from "../../domain/vocabulary.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { currentPlans, linkedContracts } from "./account-plans.ts";
import { portalOf } from "./portal-of.ts";
import type { PlansView, UnavailablePlan } from "../../contract/plans.ts";
import type { Account } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";

type ListDeps = Pick<
  Deps,
  "accounts" | "catalogue" | "clock" | "contracts" | "partners" | "rules" | "schedule"
>;

const required = (path: string, message: string): Refusal => ({
  ...invalid(path, message),
  code: "PRODUCT_REQUIRED",
});

/** F138: Services Hub shows plans only for a given product. */
function productRefusal(
  portal: Portal,
  asked: { readonly product: string; readonly version: string | null } | undefined,
  product: Product | undefined,
): Refusal | undefined {
  if (portal !== "ServicesHub") return undefined;
  if (!asked) return required("product", "is required in Services Hub.");
  if (asked.version !== null || product?.area === "cloud") return undefined;
  // A37: the version may be part of the product's name.
  return product && versionAsked(product, asked)
    ? undefined
    : required("version", "is required in Services Hub for an on-premises product.");
}

/** A37: for a product or version that is not understood, the known names or versions. */
function productMessage(
  { kind }: Plan,
  { portal, product, today: on }: PlanContext,
  { catalogue, rules }: Pick<Deps, "catalogue" | "rules">,
): string | undefined {
  if (!product) return undefined;
  const { found, name, version } = product;
  const question = { kind, product: name, version, on };
  const refusal = usabilityRefusal(portal, question, found, rules);
  return refusal && isNotUnderstood(refusal, found)
    ? withKnownNames(refusal, name, found, catalogue).detail
    : undefined;
}

/** The plan with the reason why it cannot be chosen, in words; nothing if it can. */
function unavailable(
  plan: Plan,
  contract: Contract,
  context: PlanContext,
  deps: Pick<Deps, "catalogue" | "rules">,
): UnavailablePlan[] {
  const { reason } = plan;
  if (reason === null) return [];
  const message =
    (reason === "PLAN_NOT_VALID_FOR_PRODUCT" ? productMessage(plan, context, deps) : undefined) ??
    planMessage(plan, contract, context.today, deps.rules);
  return [{ ...plan, reason, message }];
}

const replaced = (contract: Contract, { portal, today: on }: PlanContext): UnavailablePlan => ({
  ...replacedPlan(contract, portal),
  message: replacedAdvice(contract, on).detail,
});

/** A42, F118–F122, F129, F167: the account's plans that this portal can use, the others, and why not. Never writes. */
export const makeListPlans =
  (deps: ListDeps) =>
  async (
    {
      account,
      country,
      product: name,
      version,
    }: {
      readonly account: Account;
      readonly product?: string | undefined;
      readonly version?: string | undefined;
      readonly country?: string | undefined;
    },
    { caller }: Origin,
  ): Promise<Answer<PlansView>> => {
    const portal = portalOf(caller);
    const asked = name === undefined ? undefined : { product: name, version: version ?? null };
    const on = today(deps);
    const product = asked && productIn(portal, { ...asked, on }, deps);
    const refusal = productRefusal(portal, asked, product);
    if (refusal) return refuse(refusal);
    const context: PlanContext = {
      portal,
      today: on,
      ...(asked && { product: { name: asked.product, version: asked.version, found: product } }),
    };
    const linked = await linkedContracts(deps, account);
    const plans = currentPlans(linked, context, deps.rules);
    const payPerIncidentQuery = {
      accountType: account.type,
      product,
      name: name ?? "",
      version: version ?? null,
      on,
      country: country ?? null,
    };
    return accept({
      available: plans.map(({ plan }) => plan).filter(({ usableHere }) => usableHere),
      unavailable: [
        ...plans.flatMap(({ contract, plan }) => unavailable(plan, contract, context, deps)),
        ...linked
          .filter(({ current }) => !current)
          .map(({ contract }) => replaced(contract, context)),
      ],
      payPerIncident: payPerIncident(payPerIncidentQuery, deps.rules),
    });
  };
