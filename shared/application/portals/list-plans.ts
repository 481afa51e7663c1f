import type { Contract } from "../../domain/contract.ts";
import { payPerIncident } from "../../domain/pay-per-incident.ts";
import { planMessage } from "../../domain/plan.ts";
import type { Plan, PlanContext } from "../../domain/plan.ts";
import type { Product } from "../../domain/product.ts";
import { productIn } from "../../domain/portal-fit.ts";
import { invalid } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { replacedAdvice, replacedPlan } from "../../domain/replaced.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Rules } from "../../domain/rules.ts";
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
  name: string | undefined,
  version: string | undefined,
  product: Product | undefined,
): Refusal | undefined {
  if (portal !== "ServicesHub") return undefined;
  if (name === undefined) return required("product", "is required in Services Hub.");
  if (version === undefined && product?.area !== "cloud") {
    return required("version", "is required in Services Hub for an on-premises product.");
  }
  return undefined;
}

/** The plan with the reason why it cannot be chosen, in words; nothing if it can. */
const unavailable = (
  plan: Plan,
  contract: Contract,
  { today: on }: PlanContext,
  rules: Rules,
): UnavailablePlan[] =>
  plan.reason === null
    ? []
    : [{ ...plan, reason: plan.reason, message: planMessage(plan, contract, on, rules) }];

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
    const product = name === undefined ? undefined : productIn(portal, name, deps.catalogue);
    const refusal = productRefusal(portal, name, version, product);
    if (refusal) return refuse(refusal);
    const context: PlanContext = {
      portal,
      today: today(deps),
      ...(name === undefined
        ? {}
        : { product: { name, version: version ?? null, found: product } }),
    };
    const linked = await linkedContracts(deps, account);
    const plans = currentPlans(linked, context, deps.rules);
    const payPerIncidentQuery = {
      accountType: account.type,
      product,
      version: version ?? null,
      country: country ?? null,
    };
    return accept({
      available: plans.map(({ plan }) => plan).filter(({ usableHere }) => usableHere),
      unavailable: [
        ...plans.flatMap(({ contract, plan }) => unavailable(plan, contract, context, deps.rules)),
        ...linked
          .filter(({ current }) => !current)
          .map(({ contract }) => replaced(contract, context)),
      ],
      payPerIncident: payPerIncident(payPerIncidentQuery, deps.rules),
    });
  };
