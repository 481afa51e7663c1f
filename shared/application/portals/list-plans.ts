import { payPerIncident } from "../../domain/pay-per-incident.ts";
import { planMessage } from "../../domain/plan.ts";
import type { PlanContext } from "../../domain/plan.ts";
import type { Product } from "../../domain/product.ts";
import { invalid } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Portal } from "../../domain/vocabulary.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { accountPlans } from "./account-plans.ts";
import { portalOf } from "./portal-of.ts";
import type { PlansView } from "../../contract/plans.ts";
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

/** F118–F122, F129, F167: the account's plans that this portal can use, the others, and why not. Never writes. */
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
    const product = name === undefined ? undefined : deps.catalogue.find(name);
    const refusal = productRefusal(portal, name, version, product);
    if (refusal) return refuse(refusal);
    const context: PlanContext = {
      portal,
      today: today(deps),
      ...(name === undefined
        ? {}
        : { product: { name, version: version ?? null, found: product } }),
    };
    const plans = await accountPlans(deps, account, context);
    const payPerIncidentQuery = {
      accountType: account.type,
      product,
      version: version ?? null,
      country: country ?? null,
    };
    return accept({
      available: plans.map(({ plan }) => plan).filter(({ usableHere }) => usableHere),
      unavailable: plans
        .filter(({ plan }) => !plan.usableHere)
        .map(({ contract, plan }) => ({
          ...plan,
          message: planMessage(plan, contract, context.today, deps.rules),
        })),
      payPerIncident: payPerIncident(payPerIncidentQuery, deps.rules),
    });
  };
